import FoundationEssentials
package import Model
import Postgres

/// What a team's projects and environments share with their applications, in immutable versions.
package struct SharedVariableRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// The newest version of what an owner shares; 0 where nothing was shared yet.
    ///
    /// - Parameter isLocked: Whether nobody may change it for the rest of the transaction.
    /// - Throws: ``StoreError/notFound`` where there is no such project or environment; an application shares nothing.
    package func number(of owner: VariableOwner, isLocked: Bool = false) async throws(StoreError) -> Int {
        let number: Int?
        switch owner {
        case .application: throw .notFound
        case .project(let id):
            number = try await self.number(
                isLocked ? SharedVariableStatements.lockProject : SharedVariableStatements.project, [self.team, id.rawValue])
        case .environment(let id, of: let project):
            number = try await self.number(
                isLocked ? SharedVariableStatements.lockEnvironment : SharedVariableStatements.environment,
                [self.team, project.rawValue, id.rawValue])
        }
        guard let number else { throw .notFound }
        return number
    }

    /// The variables of one version, by name; none for version 0.
    package func variables(_ number: Int, of owner: VariableOwner) async throws(StoreError) -> [Variable] {
        guard number > 0 else { return [] }
        return try await self.session.query(
            SharedVariableStatements.variables, [self.team, owner.uuid, number], decode: ConfigurationRepository.variable)
    }

    /// Keeps a new version with all of its variables, and makes it the newest.
    ///
    /// - Throws: ``StoreError/stale`` where `number` does not follow on the newest version.
    package func insert(_ variables: [Variable], number: Int, of owner: VariableOwner) async throws(StoreError) {
        let place: [any PostgresEncodable]
        switch owner {
        case .application: throw .notFound
        case .project(let id):
            try await self.session.executeOne(SharedVariableStatements.setProject, [self.team, id.rawValue, number])
            place = [self.team, id.rawValue, UUID?.none]
        case .environment(let id, of: let project):
            try await self.session.executeOne(
                SharedVariableStatements.setEnvironment, [self.team, project.rawValue, id.rawValue, number])
            place = [self.team, project.rawValue, id.rawValue]
        }
        guard !variables.isEmpty else { return }
        let rows = try StoredJSON.encode(variables.map(StoredVariable.init))
        let count = try await self.session.execute(SharedVariableStatements.insert, place + [number, rows])
        if count != variables.count { throw .stale }
    }

    private func number(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(StoreError) -> Int? {
        try await self.session.first(statement, parameters) { row throws(PostgresError) in try row[0] }
    }
}
