import APIClient
import APIContract
import ArgumentParser
import FoundationEssentials

/// `roost audit`: what was done, by whom, and what was refused.
struct AuditCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Show what was done in a team, and what was refused there.",
        discussion: """
            ACTION is an action, project.create, or all of a resource, project; OBJECT is project/ID, or all of a kind, project.
            With --export every record is printed, as a line of JSON each; else the newest ones.
            """)

    @Option(help: "The team, or its id; the only one that you are in unless stated.")
    var team: String?
    @Flag(help: "Of the whole installation instead, for auditors.")
    var all = false
    @Option(help: "Only what this user did, also with tokens; user/token for one of them.")
    var actor: String?
    @Option(help: "Only this action, or all of a resource.")
    var action: String?
    @Option(help: ArgumentHelp("Only what was done to this object, or to all of a kind.", valueName: "object"))
    var resource: String?
    @Flag(help: "Only what was refused.")
    var denied = false
    @Option(help: "Only since then: 10m, 2h, 3d, or a date such as 2027-01-31T12:00:00Z.")
    var since: String?
    @Option(help: "Only until then, in the same form.")
    var until: String?
    @Option(help: "The most records that are shown.")
    var limit = 50
    @Flag(help: "Print every record as a line of JSON.")
    var export = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !self.all || self.team == nil else { throw ValidationError("--all and --team exclude each other") }
        guard (1...100_000).contains(self.limit) else { throw ValidationError("--limit must be a number from 1 to 100000") }
    }

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let team = try await self.team(session)
            let query = AuditQuery(
                actor: self.actor, action: self.action, resource: self.resource, isAllowed: self.denied ? false : nil,
                since: try self.since.map { try TimeArgument.past($0, now: context.now()) },
                until: try self.until.map { try TimeArgument.past($0, now: context.now()) })
            if self.export {
                try await session.client.exportAudit(teamID: team, query) { context.print(json: Array($0.utf8)) }
            } else {
                try await self.show(query, team, session)
            }
            return .done
        }
    }

    /// An auditor reads that of teams that it is not in, by their ids.
    private func team(_ session: Session) async throws -> String? {
        if self.all { return nil }
        if let id = self.team.flatMap(ReferenceText.id) { return id }
        return try await session.team(self.team)
    }

    private func show(_ query: AuditQuery, _ team: String?, _ session: Session) async throws {
        var records: [AuditRecordView] = []
        var cursor: String?
        repeat {
            let answer = try await session.client.audit(
                teamID: team, query, limit: min(100, self.limit - records.count), after: cursor)
            if self.output.json { session.context.print(json: answer.body) }
            records += answer.value.items
            cursor = answer.value.nextCursor
        } while cursor != nil && records.count < self.limit
        if !self.output.json { session.context.print(Self.table(records)) }
    }

    private static func table(_ records: [AuditRecordView]) -> [String] {
        var table = TextTable(["TIME", "ACTOR", "ACTION", "RESOURCE", "ALLOWED", "ADDRESS"])
        for record in records {
            table.add([
                TimeText.date(record.at), record.actor.name, record.action, record.resource, record.allowed ? "yes" : "no", record.address,
            ])
        }
        return table.lines
    }
}
