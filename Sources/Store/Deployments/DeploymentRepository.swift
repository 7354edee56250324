package import Model
import Postgres

/// The deployments of a team, as users see and start them.
package struct DeploymentRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// Accepts a deployment: numbers it, replaces what waits behind another one, and writes its first event and its outbox row.
    ///
    /// Runs inside a transaction, together with the audit row.
    ///
    /// - Throws: ``StoreError/notFound`` where the application is gone.
    package func insert(_ deployment: NewDeployment) async throws(StoreError) {
        let place = try await self.session.first(
            DeploymentStatements.number, [self.team, deployment.applicationID.rawValue]
        ) { row throws(PostgresError) in
            (
                number: try row[0] as Int, configuration: try row[1] as Int, parent: try row.optionalID(2, of: Deployment.self),
                shared: SharedVariableNumbers(project: try row[3], environment: try row[4])
            )
        }
        guard let place else { throw .notFound }
        try await self.session.execute(
            DeploymentStatements.supersede,
            [self.team, deployment.applicationID.rawValue, deployment.kind.supersedes.map(\.rawValue).sorted()])
        try await self.session.executeOne(
            DeploymentStatements.insert,
            [
                deployment.id.rawValue, self.team, deployment.applicationID.rawValue, place.number, deployment.kind.rawValue,
                place.parent?.rawValue, try StoredJSON.encode(deployment.request), place.configuration, deployment.request.branch,
                deployment.request.commit, deployment.trigger.rawValue, deployment.actor.kind.rawValue, deployment.actor.name,
                deployment.traceID, place.shared.project, place.shared.environment,
            ])
        try await self.session.executeOne(DeploymentStatements.event, [deployment.id.rawValue, DeploymentStatus.queued.rawValue])
        try await self.session.outbox.append(
            DeploymentJob(
                deploymentID: deployment.id, teamID: self.tenant.teamID, applicationID: deployment.applicationID,
                traceID: deployment.traceID))
    }

    /// - Throws: ``StoreError/notFound``
    package func find(_ id: DeploymentID) async throws(StoreError) -> Deployment {
        let deployment = try await self.session.first(DeploymentStatements.find, [self.team, id.rawValue], decode: Self.deployment)
        guard let deployment else { throw .notFound }
        return deployment
    }

    /// The deployment of an application that was accepted last; nil where there is none.
    package func newest(of application: ApplicationID) async throws(StoreError) -> Deployment? {
        try await self.session.first(DeploymentStatements.newest, [self.team, application.rawValue], decode: Self.deployment)
    }

    /// The changes of its state, oldest first.
    package func events(of id: DeploymentID) async throws(StoreError) -> [DeploymentEvent] {
        try await self.session.query(DeploymentStatements.events, [self.team, id.rawValue]) { row throws(PostgresError) in
            DeploymentEvent(status: try row.value(0), at: try row[1], note: try row[2])
        }
    }

    /// Ends a queued deployment, or notes that its worker is to end it; false where it has ended or rolls back already.
    package func cancel(_ id: DeploymentID) async throws(StoreError) -> Bool {
        if try await self.session.execute(DeploymentStatements.cancelQueued, [self.team, id.rawValue]) == 1 { return true }
        let states = DeploymentStatus.allCases.filter(\.isCancellable).map(\.rawValue)
        return try await self.session.execute(DeploymentStatements.requestCancel, [self.team, id.rawValue, states]) == 1
    }

    /// Ends all queued deployments of applications, and notes that the workers of the others are to end them.
    package func cancelAll(of applications: [ApplicationID]) async throws(StoreError) {
        let ids = applications.map(\.rawValue)
        try await self.session.execute(DeploymentStatements.cancelAllQueued, [self.team, ids])
        let states = DeploymentStatus.allCases.filter(\.isCancellable).map(\.rawValue)
        try await self.session.execute(DeploymentStatements.requestAllCancels, [self.team, ids, states])
    }

    @Sendable static func deployment(_ row: borrowing PostgresRow) throws(PostgresError) -> Deployment {
        let blocker: Int? = try row[18]
        return Deployment(
            id: try row.id(0), teamID: try row.id(1), applicationID: try row.id(2), number: try row[3], kind: try row.value(4),
            status: try row.value(5), step: try row[6], progress: try row[7], parentID: try row.optionalID(8), releaseNumber: try row[9],
            request: try row.json(10), commit: try row[11], branch: try row[12], image: try row[13], trigger: try row.value(14),
            actor: DeploymentActor(kind: try row.value(15), name: try row[16]), failure: try row.optionalJSON(17),
            waitingFor: blocker.map { "deployment \($0) of this application to end" }, isCancellationRequested: try row[19],
            traceID: try row[20], createdAt: try row[21], startedAt: try row[22], finishedAt: try row[23],
            rebuiltReleaseNumber: try row[24])
    }
}
