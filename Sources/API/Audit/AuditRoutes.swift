import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdCore
import Model

/// What was done, by whom, and what was refused.
struct AuditRoutes: Sendable {
    /// How many records of an export are in memory at once.
    private static let batch = 500
    private static let lines = "jsonl"
    private static let filters = [
        QueryParameter("actor", .text, "Only what this user did, also with tokens; `user/token` for one of them"),
        QueryParameter("action", .text, "Only this action, or all of a resource: `project.create`, `project`"),
        QueryParameter("resource", .text, "Only what was done to this object, or to all of a kind: `project/ID`, `project`"),
        QueryParameter("allowed", .choice(["true", "false"]), "Only what was allowed, or refused"),
        QueryParameter("since", .moment, "Nothing before this moment"),
        QueryParameter("until", .moment, "Nothing from this moment on"),
        QueryParameter("format", .choice(["json", Self.lines]), "`jsonl`: all of it, one JSON object on each line, without pages"),
    ]

    let audit: AuditService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.teamAudit.template, access: .permission(.auditRead, on: .team), .list(filters: Self.filters),
            summary: "What was done in a team and what was refused there, newest first"
        ) { context in try await self.answer(context.id("id"), context) }
        registry.add(
            .get, APIPath.audit.template, access: .permission(.auditRead, on: .system), .list(filters: Self.filters),
            summary: "What was done in the whole installation, for who has a role in all of it"
        ) { context in try await self.answer(nil, context) }
    }

    private func answer(_ team: TeamID?, _ context: CallerContext) async throws -> AuditAnswer {
        let filter = try Self.filter(context.query)
        let page = try context.page()
        let after = try Self.cursor(page.after)
        let call = context.call
        guard Self.wantsLines(context) else {
            let entries = try await self.audit.page(filter, of: team, after: after, limit: page.fetchLimit, context: call)
            return AuditAnswer(page: PageAnswer(fetched: entries, page, cursor: { "\($0.id)" }) { AuditRecordView($0) })
        }
        let first = try await self.audit.page(filter, of: team, after: after, limit: Self.batch, context: call)
        // Each part is authorised anew: who loses the right in the middle gets no more.
        return AuditAnswer(lines: first) { last in
            try await self.audit.page(filter, of: team, after: last, limit: Self.batch, context: call)
        }
    }

    private static func filter(_ query: QueryItems) throws -> AuditFilter {
        for name in ["actor", "action", "resource"] {
            guard let text = query[name] else { continue }
            if text.isEmpty || text.utf8.count > 300 || text.utf8.contains(0) {
                throw Refusal.invalid(field: name, "must be a text of 1 to 300 bytes")
            }
        }
        return AuditFilter(
            actor: query["actor"], action: query["action"], resource: query["resource"], isAllowed: query["allowed"].map { $0 == "true" },
            since: try query.date("since"), until: try query.date("until"))
    }

    private static func wantsLines(_ context: CallerContext) -> Bool {
        if let format = context.query["format"] { return format == Self.lines }
        let accept = context.scope.request.headers[.accept]
        return MediaRange.names(accept, AuditAnswer.linesType) && !MediaRange.names(accept, "application/json")
    }

    private static func cursor(_ text: String?) throws(Refusal) -> Int? {
        guard let text else { return nil }
        guard let id = Int(text), id > 0 else { throw .invalid(field: "after", "must be the nextCursor of a page") }
        return id
    }
}
