import FoundationEssentials
package import Model
import Postgres

/// Finds the tenants of objects that callers name by id, without ever showing one of a team that the caller is no member of.
package struct TenantLocator: Sendable {
    let session: StoreSession

    /// Answers questions about objects of one kind with one statement.
    ///
    /// - Returns: an answer to each in their order; nil where no such object exists for who asks.
    package func find(_ kind: TenantObjectKind, _ questions: [TenantQuestion]) async throws(StoreError) -> [TenantAccess?] {
        try await self.find(kind.statement, questions)
    }

    /// The tenant of what may be deleted: a target of a restore.
    package func deleted(_ target: DeletionTarget, by caller: Caller) async throws(StoreError) -> TenantAccess? {
        let (statement, id) =
            switch target {
            case .team(let id): (TenantStatements.deletedTeam, id.rawValue)
            case .project(let id), .environment(_, of: let id): (TenantStatements.deletedProject, id.rawValue)
            case .application(let id): (TenantStatements.deletedApplication, id.rawValue)
            }
        return try await self.find(statement, [TenantQuestion(id, by: caller)]).first ?? nil
    }

    private func find(_ statement: SQLStatement, _ questions: [TenantQuestion]) async throws(StoreError) -> [TenantAccess?] {
        let found = try await self.session.query(
            statement, [questions.map(\.id), questions.map(\.user.rawValue)]
        ) { row throws(PostgresError) in
            let roles: [String] = try row[2]
            let access = TenantAccess(
                tenant: TenantContext(teamID: try row.id(1)), roles: roles.compactMap(Role.init(rawValue:)), changes: try row[3])
            return (position: try row[0] as Int, access: access)
        }
        var answers = [TenantAccess?](repeating: nil, count: questions.count)
        for (position, access) in found where answers.indices.contains(position - 1) {
            let bound = questions[position - 1].team
            if bound == nil || bound == access.tenant.teamID { answers[position - 1] = access }
        }
        return answers
    }
}
