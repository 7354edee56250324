package import Model
import Postgres

/// The releases of a team's applications.
package struct ReleaseRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// Numbers and keeps a new release; inside a transaction.
    package func insert(
        application: ApplicationID, image: String, configurationNumber: Int, commit: CommitHash?, branch: String?, deployment: DeploymentID,
        shared: SharedVariableNumbers = SharedVariableNumbers(), buildDigest: String? = nil, origin: BuildOrigin? = nil
    ) async throws(StoreError) -> Release {
        let number: Int? = try await self.session.first(
            ReleaseStatements.number, [self.team, application.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        guard let number else { throw .notFound }
        let release = try await self.session.first(
            ReleaseStatements.insert,
            [
                self.team, application.rawValue, number, image, configurationNumber, commit?.rawValue, branch, deployment.rawValue,
                shared.project, shared.environment, buildDigest,
                try origin.map { origin throws(StoreError) in try StoredJSON.encode(StoredBuildOrigin(origin)) },
            ],
            decode: Self.release)
        guard let release else { throw .stale }
        return release
    }

    /// - Throws: ``StoreError/notFound`` also for a release that is no longer kept, unless those are asked for.
    package func find(
        _ number: Int, of application: ApplicationID, includingExpired: Bool = false
    ) async throws(StoreError) -> Release {
        let release = try await self.session.first(
            includingExpired ? ReleaseStatements.findExpired : ReleaseStatements.find, [self.team, application.rawValue, number],
            decode: Self.release)
        guard let release else { throw .notFound }
        return release
    }

    /// Keeps a release that was let go: it is to be live again.
    package func keepAgain(_ number: Int, of application: ApplicationID) async throws(StoreError) {
        try await self.session.executeOne(ReleaseStatements.keepAgain, [self.team, application.rawValue, number])
    }

    /// The kept releases, newest first.
    package func list(of application: ApplicationID, before: Int?, limit: Int) async throws(StoreError) -> [Release] {
        try await self.session.query(
            ReleaseStatements.list, [self.team, application.rawValue, before, limit], decode: Self.release)
    }

    /// The newest kept release that once succeeded, below a number where one is given.
    package func newestGood(of application: ApplicationID, before: Int? = nil) async throws(StoreError) -> Release? {
        try await self.session.first(ReleaseStatements.newestGood, [self.team, application.rawValue, before], decode: Self.release)
    }

    /// The newest release of a commit that once succeeded; one that is no longer kept where no other one is.
    package func newestGood(of application: ApplicationID, commit: CommitHash) async throws(StoreError) -> Release? {
        try await self.session.first(
            ReleaseStatements.newestGoodOfCommit, [self.team, application.rawValue, commit.rawValue], decode: Self.release)
    }

    package func markGood(_ number: Int, of application: ApplicationID) async throws(StoreError) {
        try await self.session.executeOne(ReleaseStatements.markGood, [self.team, application.rawValue, number])
    }

    /// Lets go of all but the newest `keep` good releases, the live one and those in use; returns what was let go.
    package func expire(of application: ApplicationID, keep: Int) async throws(StoreError) -> [Release] {
        try await self.session.query(ReleaseStatements.expire, [self.team, application.rawValue, keep], decode: Self.release)
    }

    @Sendable private static func release(_ row: borrowing PostgresRow) throws(PostgresError) -> Release {
        Release(
            applicationID: try row.id(0), number: try row[1], image: try row[2], configurationNumber: try row[3], commit: try row[4],
            branch: try row[5], deploymentID: try row.id(6), isGood: try row[7], createdAt: try row[8],
            shared: SharedVariableNumbers(project: try row[9], environment: try row[10]), buildDigest: try row[11],
            origin: try Self.origin(row))
    }

    private static func origin(_ row: borrowing PostgresRow) throws(PostgresError) -> BuildOrigin? {
        guard let stored: StoredBuildOrigin = try row.optionalJSON(12) else { return nil }
        do {
            return try stored.origin()
        } catch {
            throw PostgresError.unreadable(column: 12, as: "built_from")
        }
    }
}
