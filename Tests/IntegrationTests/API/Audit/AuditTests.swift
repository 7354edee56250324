import API
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Postgres
import Store
import Testing

@Suite("The audit", .timeLimit(.minutes(2)))
struct AuditTests {
    private static func page(
        _ lab: APILab, _ uri: String, token: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Page<AuditRecordView> {
        let answer = try await lab.send(.get, uri, token: token)
        #expect(answer.status == .ok, "\(String(buffer: answer.body))", sourceLocation: sourceLocation)
        return try ContractJSON.decoder.decode(Page<AuditRecordView>.self, from: Data(buffer: answer.body))
    }

    private static func auditor(_ lab: APILab) async throws -> String {
        let user = try await lab.insertUser("carol")
        try await lab.store.session.roles.replaceSystemRoles(of: user, from: .local, with: [RoleName(stored: "auditor")])
        return try await lab.insertToken(of: user)
    }

    @Test("what was done in a team is listed newest first, in pages, and filtered by who, what, where, when and whether it was allowed")
    func filters() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let viewer = try await lab.insertUser("vera")
            try await lab.addMember(viewer, team: world.teamID, project: world.projectID)
            let token = try await lab.insertToken(of: viewer)
            #expect(try await lab.send(.delete, "/api/projects/\(world.projectID)", token: token).status == .forbidden)
            let uri = "/api/teams/\(world.teamID)/audit"
            let all = try await Self.page(lab, uri)
            #expect(all.items.map(\.id) == all.items.map(\.id).sorted(by: >) && all.nextCursor == nil)
            #expect(all.items.allSatisfy { $0.teamId == world.teamID && $0.address == "local" || $0.action == "user.register" })
            #expect(all.items.first?.action == "project.delete" && all.items.first?.allowed == false)
            #expect(all.items.first?.actor == ActorView(type: "token", name: "vera/test"))
            let first = try await Self.page(lab, uri + "?limit=2")
            let second = try await Self.page(lab, uri + "?limit=2&after=\(first.nextCursor ?? "")")
            #expect(first.items + second.items == Array(all.items.prefix(4)))

            func actions(_ query: String) async throws -> [String] { try await Self.page(lab, uri + "?" + query).items.map(\.action) }
            #expect(try await actions("actor=vera") == ["project.delete"])
            #expect(try await actions("actor=ver") == [])
            #expect(try await actions("action=project") == ["project.delete", "project.create"])
            #expect(try await actions("action=project.create") == ["project.create"])
            #expect(try await actions("resource=application/\(world.application.id)") == ["application.create"])
            #expect(try await actions("resource=application") == ["application.create"])
            #expect(try await actions("allowed=false") == ["project.delete"])
            #expect(try await actions("allowed=true&action=project") == ["project.create"])
            #expect(try await actions("until=1h") == [])
            #expect(try await actions("since=1h").count == all.items.count)
            for wrong in ["allowed=maybe", "since=never", "actor=", "format=xml", "after=x", "after=-1", "other=1"] {
                #expect(try await lab.send(.get, uri + "?" + wrong).status == .unprocessableContent, "\(wrong)")
            }
        }
    }

    @Test("it goes out as JSON lines, of more records than are in memory at once, by the format that is asked for or accepted")
    func export() async throws {
        try await APILab.run { lab in
            let team = try #require(try await lab.call(MeView.self, .get, "/api/me").teams.first?.id)
            let fill = SQLStatement(
                "test.fill",
                """
                INSERT INTO audit_records (team_id, actor_kind, actor_name, action, resource, allowed, trace_id)
                SELECT $1, 'user', 'ada', 'project.update', 'project/' || n, true, 't' FROM generate_series(1, 1234) n
                """)
            _ = try await lab.database.execute(fill, [TeamID(team)?.rawValue])
            let uri = "/api/teams/\(team)/audit"
            let requests: [(String, HTTPFields)] = [
                (uri + "?action=project&format=jsonl", [:]), (uri + "?action=project", [.accept: "application/x-ndjson"]),
            ]
            for (uri, headers) in requests {
                let answer = try await lab.send(.get, uri, headers: headers)
                #expect(answer.status == .ok && answer.headers[.contentType] == "application/x-ndjson")
                let lines = String(buffer: answer.body).split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count == 1235 && lines.last == "")
                let records = try lines.dropLast().map { try ContractJSON.decoder.decode(AuditRecordView.self, from: Data($0.utf8)) }
                #expect(records.map(\.resource) == (1...1234).reversed().map { "project/\($0)" })
            }
            let page = try await lab.send(.get, uri, headers: [.accept: "application/x-ndjson, application/json"])
            #expect(page.headers[.contentType] == "application/json")
        }
    }

    @Test("the whole installation's is for who has a role in all of it, and holds what belongs to no team")
    func installation() async throws {
        try await APILab.run { lab in
            _ = try await lab.makeApplication()
            _ = try await lab.tryLogin("ada", "wrong horse battery")
            let refused = try await lab.send(.get, "/api/audit")
            #expect(try refused.status == .forbidden && lab.code(refused) == "forbidden")
            let auditor = try await Self.auditor(lab)
            let all = try await Self.page(lab, "/api/audit", token: auditor)
            #expect(all.items.contains { $0.action == "session.create" && !$0.allowed && $0.teamId == nil && $0.address == "local" })
            #expect(all.items.contains { $0.action == "application.create" })
            #expect(all.items.contains { $0.action == "audit.read" && !$0.allowed && $0.resource == "/api/audit" })
            // The one of a team too, without being in it; and nothing of it changes.
            let team = try #require(all.items.compactMap(\.teamId).first)
            #expect(try await Self.page(lab, "/api/teams/\(team)/audit", token: auditor).items.allSatisfy { $0.teamId == team })
            #expect(try await lab.send(.patch, "/api/teams/\(team)", token: auditor, json: "{\"name\":\"x\"}").status == .forbidden)
        }
    }

    @Test("the use of a token is recorded at first and then once an hour, whichever server it was")
    func tokenUse() async throws {
        try await APILab.run { lab in
            func uses() async throws -> Int {
                try await lab.auditRows().filter { $0.action == "token.use" && $0.actor == "ada/bootstrap" }.count
            }
            for _ in 0..<5 { _ = try await lab.send(.get, "/api/me") }
            #expect(try await uses() == 1)
            // Another server remembers nothing, and Postgres does.
            let hash = try #require(TokenSecret(presented: lab.token)?.hash)
            let caller = try #require(try await lab.store.session.tokens.authenticate(hashes: [hash])[hash])
            let context = CallContext(caller: caller, traceID: "0af7651916cd43dd8448eb211c80319c", address: "local")
            let other = try lab.anotherServices(hashing: APILab.briefHashing)
            try await other.audit.noteUse(context)
            #expect(try await uses() == 1)
            let elsewhere = CallContext(caller: caller, traceID: "0af7651916cd43dd8448eb211c80319c", address: "192.0.2.7")
            try await other.audit.noteUse(elsewhere)
            #expect(try await uses() == 2)
            _ = try await lab.database.execute(
                SQLStatement("test.hour", "UPDATE token_uses SET recorded_at = now() - interval '1 hour'"), [])
            try await lab.anotherServices(hashing: APILab.briefHashing).audit.noteUse(context)
            #expect(try await uses() == 3)
        }
    }

    @Test("M04: a record is neither changed nor removed by a statement, nor is its seal")
    func appendOnly() async throws {
        try await APILab.run { lab in
            _ = try await lab.store.session.audit.seal(most: 100)
            for (index, statement) in [
                "UPDATE audit_records SET allowed = true", "DELETE FROM audit_records", "TRUNCATE audit_records",
                "UPDATE audit_seals SET number = number + 1", "DELETE FROM audit_seals", "TRUNCATE audit_seals",
            ].enumerated() {
                await #expect(throws: PostgresError.self, "\(statement)") {
                    try await lab.database.execute(SQLStatement("test.only\(index)", statement), [])
                }
            }
        }
    }
}
