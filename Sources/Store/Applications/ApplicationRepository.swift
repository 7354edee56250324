package import Model
import Postgres

/// The applications of a team.
package struct ApplicationRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// - Throws: ``StoreError/conflict(subject:)`` where the environment has a live application with this slug.
    package func insert(_ application: NewApplication) async throws(StoreError) {
        try await self.session.executeOne(
            ApplicationStatements.insert,
            [
                application.id.rawValue, self.team, application.projectID.rawValue, application.environmentID.rawValue,
                application.slug.rawValue, application.name, try StoredJSON.encode(StoredSource(application.source)),
                try StoredJSON.encode(application.build), application.keepReleases, application.serviceName.rawValue,
            ])
    }

    /// - Throws: ``StoreError/notFound``
    package func find(_ id: ApplicationID, includingDeleted: Bool = false) async throws(StoreError) -> Application {
        let statement = includingDeleted ? ApplicationStatements.findDeleted : ApplicationStatements.find
        let application = try await self.session.first(statement, [self.team, id.rawValue], decode: Self.application)
        guard let application else { throw .notFound }
        return application
    }

    /// The application of an environment with this slug, held for the rest of the transaction; nil where there is none.
    package func lock(_ slug: Slug, in environment: DeploymentEnvironment) async throws(StoreError) -> Application? {
        let id: ApplicationID? = try await self.session.first(
            ApplicationStatements.lockNamed, [self.team, environment.id.rawValue, slug.rawValue]
        ) { row throws(PostgresError) in try row.id(0) }
        guard let id else { return nil }
        return try await self.find(id)
    }

    /// Holds the application for the rest of the transaction and returns its newest configuration number.
    ///
    /// - Parameter revisions: the states that the caller may change; nil for any.
    /// - Throws: ``StoreError/notFound``; ``StoreError/stale`` where the application is in none of those states.
    @discardableResult
    package func lock(_ id: ApplicationID, revisions: Set<Int>? = nil) async throws(StoreError) -> Int {
        let row = try await self.session.first(
            ApplicationStatements.lock, [self.team, id.rawValue]
        ) { row throws(PostgresError) in (number: try row[0] as Int, revision: try row[1] as Int) }
        guard let row else { throw .notFound }
        if let revisions, !revisions.contains(row.revision) { throw .stale }
        return row.number
    }

    /// Changes what `change` names; a writer that must not overwrite another one holds the application first.
    package func update(_ id: ApplicationID, _ change: ApplicationChange) async throws(StoreError) {
        try await self.session.executeOne(
            ApplicationStatements.update,
            [
                self.team, id.rawValue, change.name,
                try change.source.map { source throws(StoreError) in try StoredJSON.encode(StoredSource(source)) },
                try change.build.map { build throws(StoreError) in try StoredJSON.encode(build) }, change.keepReleases,
                change.configurationNumber,
            ])
    }

    /// Notes which branch the repository at `url` names as its own, where the application has that repository and no branch.
    package func setBranch(_ branch: GitReference, ofRepository url: GitURL, for id: ApplicationID) async throws(StoreError) {
        try await self.session.execute(ApplicationStatements.setBranch, [self.team, id.rawValue, url.rawValue, branch.rawValue])
    }

    /// Notes what serves from now on.
    package func setLive(_ id: ApplicationID, _ live: LiveState) async throws(StoreError) {
        try await self.session.executeOne(
            ApplicationStatements.setLive, [self.team, id.rawValue, live.releaseNumber, live.deploymentID.rawValue, live.replicas])
    }

    /// Notes that nothing runs any more.
    package func clearLive(_ id: ApplicationID) async throws(StoreError) {
        try await self.session.executeOne(ApplicationStatements.clearLive, [self.team, id.rawValue])
    }

    /// Whether the service of before a deletion may still be there.
    package func isToRemove(_ id: ApplicationID) async throws(StoreError) -> Bool {
        try await self.session.first(
            ApplicationStatements.isToRemove, [self.team, id.rawValue]
        ) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Notes that the service of before a deletion is gone.
    ///
    /// - Throws: ``StoreError/stale`` where another process noted that.
    package func setRemoved(_ id: ApplicationID) async throws(StoreError) {
        try await self.session.executeOne(ApplicationStatements.setRemoved, [self.team, id.rawValue])
    }

    /// Whether a deployment of it waits or runs.
    package func hasUnfinishedDeployments(_ id: ApplicationID) async throws(StoreError) -> Bool {
        try await self.session.first(
            ApplicationStatements.hasUnfinished, [self.team, id.rawValue]
        ) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// The slugs of the team and the project that an application belongs to.
    package func place(of id: ApplicationID) async throws(StoreError) -> (team: Slug, project: Slug) {
        let place = try await self.session.first(
            ApplicationStatements.place, [self.team, id.rawValue]
        ) { row throws(PostgresError) in (team: try row.slug(0), project: try row.slug(1)) }
        guard let place else { throw .notFound }
        return place
    }

    @Sendable private static func application(_ row: borrowing PostgresRow) throws(PostgresError) -> Application {
        Application(
            id: try row.id(0), teamID: try row.id(1), projectID: try row.id(2), environmentID: try row.id(3), environment: try row.slug(4),
            slug: try row.slug(5), name: try row[6], source: try Self.source(row), build: try row.json(8), run: try row.json(9),
            configurationNumber: try row[10], keepReleases: try row[11], serviceName: ServiceName(stored: try row[12]),
            networkName: try row[13], live: try Self.live(row), status: try row.value(17), revision: try row[18], createdAt: try row[19],
            updatedAt: try row[20], shared: SharedVariableNumbers(project: try row[21], environment: try row[22]))
    }

    private static func source(_ row: borrowing PostgresRow) throws(PostgresError) -> ApplicationSource {
        let stored: StoredSource = try row.json(7)
        do {
            return try stored.source()
        } catch {
            throw PostgresError.unreadable(column: 7, as: "source")
        }
    }

    private static func live(_ row: borrowing PostgresRow) throws(PostgresError) -> LiveState? {
        guard let release: Int = try row[14], let deployment: DeploymentID = try row.optionalID(15), let replicas: Int = try row[16] else {
            return nil
        }
        return LiveState(releaseNumber: release, deploymentID: deployment, replicas: replicas)
    }
}
