import FoundationEssentials
package import Model
import Postgres

extension DeletionRepository {
    /// Holds all that a target stands in, so that nobody deletes it before the transaction's end.
    ///
    /// - Returns: what of that is deleted itself, the outermost first; nil where all of it is live.
    /// - Throws: ``StoreError/notFound`` where there never was such a target, or where it is gone for good.
    package func holdSurroundings(of target: DeletionTarget) async throws(StoreError) -> DeletionKind? {
        switch target {
        case .team: return nil
        case .project: return try await self.holdTeam() ? nil : .team
        case .environment(_, of: let project):
            guard try await self.holdTeam() else { return .team }
            return try await self.holdProject(project) ? nil : .project
        case .application(let id):
            let place = try await self.session.first(
                RestoreStatements.place, [self.team, id.rawValue]
            ) { row throws(PostgresError) in
                (project: try row.id(0, of: Project.self), environment: try row.id(1, of: DeploymentEnvironment.self))
            }
            guard let place else { throw .notFound }
            guard try await self.holdTeam() else { return .team }
            guard try await self.holdProject(place.project) else { return .project }
            let environment: EnvironmentID? = try await self.session.first(
                RestoreStatements.holdEnvironment, [self.team, place.project.rawValue, place.environment.rawValue]
            ) { row throws(PostgresError) in try row.id(0) }
            return environment == nil ? .environment : nil
        }
    }

    /// Holds the deletion of a target for the rest of the transaction; nil where it was not deleted by itself, or is being purged.
    package func lock(deletionOf target: DeletionTarget) async throws(StoreError) -> DeletionID? {
        try await self.session.first(
            RestoreStatements.lock, [self.team, target.id, Self.project(of: target)]
        ) { row throws(PostgresError) in try row.id(0) }
    }

    /// Whether a target is not deleted.
    package func isLive(_ target: DeletionTarget) async throws(StoreError) -> Bool {
        try await self.session.first(
            RestoreStatements.isLive, [self.team, target.id, Self.project(of: target)]
        ) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Takes a deletion back: all that it took is there again, apart from the hosts that somebody else has by now.
    ///
    /// - Throws: ``StoreError/conflict(subject:)`` where the slug was taken meanwhile.
    package func restore(_ deletion: DeletionID) async throws(StoreError) -> RestoredObjects {
        let parameters: [any PostgresEncodable] = [self.team, deletion.rawValue]
        try await self.session.execute(RestoreStatements.team, parameters)
        let projects = try await self.session.execute(RestoreStatements.projects, parameters)
        let environments = try await self.session.execute(RestoreStatements.environments, parameters)
        let applications = try await self.session.query(
            RestoreStatements.applications, parameters
        ) { row throws(PostgresError) in
            RestoredObjects.RestoredApplication(id: try row.id(0), releaseNumber: try row[1], replicas: try row[2])
        }
        _ = try await self.session.first(RestoreStatements.lockHosts, parameters) { row throws(PostgresError) in try row[0] as Int }
        try await self.session.execute(RestoreStatements.domains, parameters)
        let lost: [String] = try await self.session.query(
            RestoreStatements.lostHosts, parameters
        ) { row throws(PostgresError) in try row[0] }
        try await self.session.executeOne(RestoreStatements.remove, parameters)
        return RestoredObjects(
            projects: projects, environments: environments,
            applications: applications.sorted { $0.id.description < $1.id.description }, lostHosts: Set(lost).sorted())
    }

    /// The project that an environment must be of.
    private static func project(of target: DeletionTarget) -> UUID? {
        if case .environment(_, of: let project) = target { project.rawValue } else { nil }
    }

    private func holdTeam() async throws(StoreError) -> Bool {
        do { try await self.session.teams(self.tenant).hold() } catch .notFound { return false }
        return true
    }

    private func holdProject(_ id: ProjectID) async throws(StoreError) -> Bool {
        do { _ = try await self.session.projects(self.tenant).hold(id) } catch .notFound { return false }
        return true
    }
}
