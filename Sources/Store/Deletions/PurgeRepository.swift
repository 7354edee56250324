import FoundationEssentials
package import Model
import Postgres

/// What of a team is removed for good.
package struct PurgeRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// The applications that go with a deletion, with their services, and whether their volumes go too.
    ///
    /// - Throws: ``StoreError/stale`` while the service or the network of any of it may still be there.
    package func applications(
        of purge: PendingPurge
    ) async throws(StoreError) -> [(id: ApplicationID, service: ServiceName, takesVolumes: Bool)] {
        let rows = try await self.session.query(
            Self.applications(of: purge.kind), [self.team, purge.objectID]
        ) { row throws(PostgresError) in
            (
                found: (
                    id: try row.id(0, of: Application.self), service: ServiceName(stored: try row[1]), takesVolumes: try row[2] as Bool
                ),
                toRemove: try row[3] as Bool
            )
        }
        let isNetworkLeft = try await self.environments(of: purge).contains(where: \.toRemove)
        guard !isNetworkLeft, !rows.contains(where: \.toRemove) else { throw .stale }
        return rows.map(\.found)
    }

    /// Removes an application's rows, secrets and logs; inside a transaction.
    ///
    /// - Throws: ``StoreError/stale`` where it is not deleted, or another process removed it.
    package func remove(_ application: ApplicationID) async throws(StoreError) {
        let parameters: [any PostgresEncodable] = [self.team, application.rawValue]
        for statement in [
            PurgeStatements.logs, PurgeStatements.events, PurgeStatements.releases, PurgeStatements.deployments, PurgeStatements.variables,
            PurgeStatements.configurations, PurgeStatements.domains,
        ] {
            try await self.session.execute(statement, parameters)
        }
        try await self.session.executeOne(PurgeStatements.application, parameters)
    }

    /// Removes what is left of a deletion once its applications are removed, and the deletion itself; inside a transaction.
    package func finish(_ purge: PendingPurge, removed applications: [ApplicationID]) async throws(StoreError) {
        if purge.kind == .team {
            try await self.removeContents(of: purge)
            try await self.session.execute(PurgeStatements.team, [self.team])
            return
        }
        let objects = try await self.removeContents(of: purge) + applications.map(\.rawValue)
        try await self.session.execute(PurgeStatements.deletions, [self.team, purge.deletion.rawValue, objects])
    }

    /// - Returns: the ids of what was removed.
    @discardableResult
    private func removeContents(of purge: PendingPurge) async throws(StoreError) -> [UUID] {
        let environments = try await self.environments(of: purge).map(\.id)
        try await self.session.execute(PurgeStatements.environments, [self.team, environments])
        let projects: [UUID] =
            switch purge.kind {
            case .team: try await self.ids(PurgeStatements.projectsOfTeam, purge)
            case .project: try await self.ids(PurgeStatements.projectsOfProject, purge)
            case .environment, .application: []
            }
        try await self.session.execute(PurgeStatements.projects, [self.team, projects])
        return environments + projects
    }

    private func environments(of purge: PendingPurge) async throws(StoreError) -> [(id: UUID, toRemove: Bool)] {
        let statement: SQLStatement
        switch purge.kind {
        case .team: statement = PurgeStatements.environmentsOfTeam
        case .project: statement = PurgeStatements.environmentsOfProject
        case .environment: statement = PurgeStatements.environmentsOfEnvironment
        case .application: return []
        }
        return try await self.session.query(statement, [self.team, purge.objectID]) { row throws(PostgresError) in
            (id: try row[0] as UUID, toRemove: try row[1] as Bool)
        }
    }

    private func ids(_ statement: SQLStatement, _ purge: PendingPurge) async throws(StoreError) -> [UUID] {
        try await self.session.query(statement, [self.team, purge.objectID]) { row throws(PostgresError) in try row[0] }
    }

    private static func applications(of kind: DeletionKind) -> SQLStatement {
        switch kind {
        case .team: PurgeStatements.applicationsOfTeam
        case .project: PurgeStatements.applicationsOfProject
        case .environment: PurgeStatements.applicationsOfEnvironment
        case .application: PurgeStatements.applicationsOfApplication
        }
    }
}
