import FoundationEssentials
package import Model
import Postgres

/// Finds where objects are that callers name by id, without ever showing one of a team in which the caller has no role.
package struct TenantLocator: Sendable {
    let session: StoreSession

    /// Answers questions about objects of one kind with one statement.
    ///
    /// - Returns: an answer to each in their order; nil where no such object exists for who asks.
    package func find(_ kind: TenantObjectKind, _ questions: [TenantQuestion]) async throws(StoreError) -> [TenantAccess?] {
        let slugs: [any PostgresEncodable] = kind == .place ? [questions.map { $0.slug?.rawValue ?? "" }] : []
        return try await self.find(kind.statement, questions, slugs)
    }

    /// Where something is that may be deleted: a target of a restore.
    package func deleted(_ target: DeletionTarget, by caller: Caller) async throws(StoreError) -> TenantAccess? {
        let statement =
            switch target {
            case .team: TenantStatements.deletedTeam
            case .project: TenantStatements.deletedProject
            case .environment: TenantStatements.deletedEnvironment
            case .application: TenantStatements.deletedApplication
            }
        return try await self.find(statement, [TenantQuestion(target.id, by: caller)]).first ?? nil
    }

    private func find(
        _ statement: SQLStatement, _ questions: [TenantQuestion], _ more: [any PostgresEncodable] = []
    ) async throws(StoreError) -> [TenantAccess?] {
        let parameters: [any PostgresEncodable] = [questions.map(\.id), questions.map(\.user.rawValue), questions.map(\.seesAll)]
        let found = try await self.session.query(statement, parameters + more) { row throws(PostgresError) in
            let access = TenantAccess(
                tenant: TenantContext(teamID: try row.id(1)), place: try row.place(4),
                roles: try row.heldRoles(2, placed: 7, edition: 8), changes: try row[3])
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
