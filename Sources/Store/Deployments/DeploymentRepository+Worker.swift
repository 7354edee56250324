package import Model
import Postgres

/// What a worker writes; each write names the epoch, so that a worker which lost its lease changes nothing.
extension DeploymentRepository {
    /// Takes a deployment with the next epoch, unless it has ended or an older one of its application has not.
    package func claim(_ id: DeploymentID) async throws(StoreError) -> ClaimResult {
        let claimed = try await self.session.first(DeploymentStatements.claim, [self.team, id.rawValue]) { row throws(PostgresError) in
            ClaimedDeployment(
                deployment: try Self.deployment(row), epoch: try row[25], configurationNumber: try row[26],
                intent: try Self.intent(row, from: 27),
                shared: SharedVariableNumbers(project: try row[30], environment: try row[31]))
        }
        if let claimed { return .claimed(claimed) }
        let isUnfinished: Bool? = try await self.session.first(
            DeploymentStatements.isUnfinished, [self.team, id.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        return isUnfinished == true ? .blocked : .finished
    }

    /// Moves the deployment to `status` and writes the event, in one statement.
    ///
    /// - Parameter note: What is to be known of this change, in plain words.
    /// - Throws: ``StoreError/stale`` where its state does not allow that or the epoch is not the newest.
    package func advance(
        _ id: DeploymentID, epoch: Int, to status: DeploymentStatus, failure: DeploymentFailure? = nil, note: String? = nil
    ) async throws(StoreError) {
        let states = status.predecessors.map(\.rawValue).sorted()
        let failure = try failure.map { failure throws(StoreError) in try StoredJSON.encode(failure) }
        try await self.session.executeOne(
            DeploymentStatements.advance,
            [self.team, id.rawValue, epoch, status.rawValue, states, status.progress, failure, status.isTerminal, note])
    }

    /// Says what is being done right now; progress never goes back.
    package func report(_ id: DeploymentID, epoch: Int, step: String, progress: Int) async throws(StoreError) {
        try await self.session.executeOne(DeploymentStatements.report, [self.team, id.rawValue, epoch, step, progress])
    }

    package func setCommit(_ id: DeploymentID, epoch: Int, commit: CommitHash, branch: String?) async throws(StoreError) {
        try await self.session.executeOne(DeploymentStatements.setCommit, [self.team, id.rawValue, epoch, commit.rawValue, branch])
    }

    /// Notes that the image of a release is gone from its registry and is built again.
    package func setRebuilt(_ id: DeploymentID, epoch: Int, release: Int) async throws(StoreError) {
        try await self.session.executeOne(DeploymentStatements.setRebuilt, [self.team, id.rawValue, epoch, release])
    }

    package func setRelease(_ id: DeploymentID, epoch: Int, number: Int, image: String) async throws(StoreError) {
        try await self.session.executeOne(DeploymentStatements.setRelease, [self.team, id.rawValue, epoch, number, image])
    }

    /// Writes what Swarm is about to be told.
    ///
    /// - Throws: ``StoreError/stale`` where another worker has taken over: then Swarm must not be told.
    package func setIntent(_ id: DeploymentID, epoch: Int, _ intent: DeploymentIntent) async throws(StoreError) {
        try await self.session.executeOne(
            DeploymentStatements.setIntent, [self.team, id.rawValue, epoch, intent.sealedSpec, intent.specHash, intent.versionIndex])
    }

    /// The intent that a deployment had when it was made live: the last good spec, exactly.
    package func intent(of id: DeploymentID) async throws(StoreError) -> DeploymentIntent? {
        let intent: DeploymentIntent?? = try await self.session.first(
            DeploymentStatements.intent, [self.team, id.rawValue]
        ) { row throws(PostgresError) in try Self.intent(row, from: 0) }
        return intent ?? nil
    }

    package func isCancellationRequested(_ id: DeploymentID) async throws(StoreError) -> Bool {
        try await self.session.first(
            DeploymentStatements.isCancelRequested, [self.team, id.rawValue]
        ) { row throws(PostgresError) in try row[0] } ?? false
    }

    private static func intent(_ row: borrowing PostgresRow, from column: Int) throws(PostgresError) -> DeploymentIntent? {
        guard let sealed: [UInt8] = try row[column], let hash: String = try row[column + 1], let index: Int = try row[column + 2] else {
            return nil
        }
        return DeploymentIntent(sealedSpec: sealed, specHash: hash, versionIndex: index)
    }
}
