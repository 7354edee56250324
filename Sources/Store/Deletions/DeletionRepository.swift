package import Model
import Postgres

/// What is deleted in a team, and what can be restored; all of it inside a transaction.
package struct DeletionRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// Deletes a target with all that is in it: nothing of it is found any more, its deployments end and its slug is free.
    ///
    /// - Parameters:
    ///   - revisions: the states that the caller means; nil for any.
    ///   - volumes: whether its volumes go too once the deletion is final.
    /// - Throws: ``StoreError/notFound`` where it is deleted already; ``StoreError/stale`` where it is in none of those states.
    package func delete(_ target: DeletionTarget, revisions: Set<Int>? = nil, volumes: Bool = false) async throws(StoreError) {
        try await self.lock(target, revisions)
        let deletion: DeletionID? = try await self.session.first(
            Self.statement(target.kind), [self.team, target.id]
        ) { row throws(PostgresError) in try row.id(0) }
        guard let deletion else { throw .notFound }
        if volumes { try await self.session.executeOne(DeletionStatements.takeVolumes, [self.team, deletion.rawValue]) }
        try await self.takeContents(of: target, deletion)
    }

    /// The applications that go with a target, held for the rest of the transaction.
    private func lockedApplications(in target: DeletionTarget) async throws(StoreError) -> [ApplicationID] {
        let statement: SQLStatement
        switch target {
        case .team: statement = DeletionStatements.applicationsOfTeam
        case .project: statement = DeletionStatements.applicationsOfProject
        case .environment: statement = DeletionStatements.applicationsOfEnvironment
        case .application(let id): return [id]
        }
        return try await self.session.query(statement, [self.team, target.id]) { row throws(PostgresError) in try row.id(0) }
    }

    private func lock(_ target: DeletionTarget, _ revisions: Set<Int>?) async throws(StoreError) {
        switch target {
        case .team: try await self.session.teams(self.tenant).lock(revisions: revisions)
        case .project(let id): try await self.session.projects(self.tenant).lock(id, revisions: revisions)
        case .environment(let id, of: let project):
            _ = try await self.session.projects(self.tenant).hold(project)
            try await self.session.projects(self.tenant).lockEnvironment(id, of: project, revisions: revisions)
        case .application(let id): try await self.session.applications(self.tenant).lock(id, revisions: revisions)
        }
    }

    private func takeContents(of target: DeletionTarget, _ deletion: DeletionID) async throws(StoreError) {
        if target.kind == .team {
            try await self.session.execute(DeletionStatements.projectsOfTeam, [self.team, deletion.rawValue, target.id])
            try await self.session.execute(DeletionStatements.environmentsOfTeam, [self.team, deletion.rawValue, target.id])
        } else if target.kind == .project {
            try await self.session.execute(DeletionStatements.environmentsOfProject, [self.team, deletion.rawValue, target.id])
        }
        let applications = try await self.lockedApplications(in: target)
        guard !applications.isEmpty else { return }
        let ids = applications.map(\.rawValue)
        try await self.session.deployments(self.tenant).cancelAll(of: applications)
        try await self.session.execute(DeletionStatements.takeDomains, [self.team, deletion.rawValue, ids])
        try await self.session.execute(DeletionStatements.takeApplications, [self.team, deletion.rawValue, ids])
    }

    private static func statement(_ kind: DeletionKind) -> SQLStatement {
        switch kind {
        case .team: DeletionStatements.team
        case .project: DeletionStatements.project
        case .environment: DeletionStatements.environment
        case .application: DeletionStatements.application
        }
    }
}
