import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Postgres
import Store
import TestSupport
import Testing

@Suite("Entity tags of lists", .timeLimit(.minutes(2)))
struct ListTagTests {
    /// Tables of a team whose rows no list shows, or only one whose tag is that of its body: their changes need not be counted.
    private static let unseen: Set<String> = [
        "api_tokens", "application_drift", "audit_records", "configuration_variables", "deletions", "invitations", "shared_variables",
        "team_changes",
    ]

    private static func tag(_ lab: APILab, _ uri: String) async throws -> String {
        let answer = try await lab.send(.get, uri)
        #expect(answer.status == .ok, "\(uri): \(String(buffer: answer.body))")
        return try #require(answer.headers[.eTag])
    }

    @Test("every table of a team counts its changes, or is named as one that no list shows")
    func tables() async throws {
        try await withTestDatabase { database in
            let tables = try await database.query(
                SQLStatement(
                    "tables",
                    """
                    SELECT c.relname::text, EXISTS (
                        SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                        WHERE t.tgrelid = c.oid AND p.proname IN ('count_change_in_team', 'count_role_edition') AND t.tgdeferrable AND t.tginitdeferred)
                    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'team_id'
                    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                    """)
            ) { row in (name: try row[0] as String, isCounted: try row[1] as Bool) }
            #expect(tables.count > 8)
            for table in tables {
                #expect(table.isCounted != Self.unseen.contains(table.name), "\(table.name)")
            }
        }
    }

    @Test("a list that did not change is answered by 304, and one that did in full")
    func lists() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let lists = [
                "/api/teams", "/api/projects", "/api/projects/\(world.projectID)/environments",
                "/api/applications?projectId=\(world.projectID)", "/api/applications/\(world.application.id)/domains",
                "/api/applications/\(world.application.id)/releases", "/api/deployments",
                "/api/deployments?applicationId=\(world.application.id)",
            ]
            let changes: [(HTTPRequest.Method, String, String)] = [
                (.post, "/api/applications/\(world.application.id)/deploy", "{}"),
                (.post, "/api/applications/\(world.application.id)/domains", "{\"host\":\"www.example.com\"}"),
                (.patch, "/api/applications/\(world.application.id)", "{\"name\":\"x\"}"),
                (.put, "/api/applications/\(world.application.id)/variables", "[{\"name\":\"A\",\"value\":\"NEW\"}]"),
                (.patch, "/api/projects/\(world.projectID)", "{\"name\":\"x\"}"),
                (.post, "/api/projects/\(world.projectID)/environments", "{\"slug\":\"NEW\"}"),
            ]
            for list in lists {
                for (method, uri, body) in changes {
                    let tag = try await Self.tag(lab, list)
                    let same = try await lab.send(.get, list, headers: [.ifNoneMatch: tag])
                    #expect(same.status == .notModified, "\(list)")
                    #expect(same.headers[.eTag] == tag && same.body.readableBytes == 0)
                    // The head is answered alike.
                    #expect(try await lab.send(.head, list, headers: [.ifNoneMatch: tag]).status == .notModified)
                    let changed = try await lab.send(
                        method, uri, json: body.replacing("NEW", with: "n\(UInt32.random(in: 0 ... .max))"))
                    guard changed.status.kind == .successful else { continue }
                    let full = try await lab.send(.get, list, headers: [.ifNoneMatch: tag])
                    #expect(full.status == .ok, "\(list) after \(method) \(uri)")
                    #expect(full.headers[.eTag] != tag)
                }
            }
        }
    }

    @Test("what a team changes leaves the lists of another one as they are")
    func foreign() async throws {
        try await APILab.run { lab in
            let answer = try await lab.send(.get, "/api/projects", token: lab.stranger)
            let tag = try #require(answer.headers[.eTag])
            _ = try await lab.makeApplication()
            #expect(try await lab.send(.get, "/api/projects", token: lab.stranger, headers: [.ifNoneMatch: tag]).status == .notModified)
        }
    }

    @Test("a tag stands for one part and one filter of a list, and never for what is refused")
    func parts() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let list = "/api/applications?projectId=\(world.projectID)"
            let tag = try await Self.tag(lab, list)
            for other in ["\(list)&limit=1", "\(list)&environment=staging"] {
                #expect(try await lab.send(.get, other, headers: [.ifNoneMatch: tag]).status == .ok)
            }
            for condition in [tag, "*"] {
                #expect(try await lab.send(.get, "\(list)&environment=%20", headers: [.ifNoneMatch: condition]).status.code == 422)
                #expect(try await lab.send(.get, list, token: lab.stranger, headers: [.ifNoneMatch: condition]).status == .notFound)
                #expect(try await lab.send(.get, list, token: "", headers: [.ifNoneMatch: condition]).status == .unauthorized)
            }
            #expect(try await lab.send(.get, list, headers: [.ifNoneMatch: "*"]).status == .notModified)
        }
    }

    @Test("a transaction counts once, and one that is rolled back not at all")
    func counting() async throws {
        try await withStoreFixture { fixture in
            let (database, team) = (fixture.database, fixture.team.id.rawValue)
            let counter = SQLStatement("counter", "SELECT counter FROM team_changes WHERE team_id = $1")
            let read = { try await database.queryFirst(counter, [team]) { try $0[0] as Int } ?? 0 }
            let before = try await read()
            let rename = SQLStatement("rename", "UPDATE applications SET name = name || 'x' WHERE team_id = $1")
            try await database.withTransaction { transaction in
                for _ in 0..<3 { try await transaction.execute(rename, [team]) }
            }
            #expect(try await read() == before + 1)
            struct Refused: Error {}
            await #expect(throws: Refused.self) {
                try await database.withTransaction { transaction in
                    try await transaction.execute(rename, [team])
                    throw Refused()
                }
            }
            #expect(try await read() == before + 1)
        }
    }
}
