import APIContract
import Foundation
import Testing

@testable import Commands

/// `roost audit` against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct AuditFlowTests {
    private static let me = #"""
        {"user":{"id":"u","username":"ann","email":"a@b.c","createdAt":"2026-01-31T12:00:00.000Z"},\#
        "teams":[{"id":"t1","slug":"acme","name":"Acme","roles":["owner"]}]}
        """#

    private static func record(_ id: Int) -> String {
        #"""
        {"id":\#(id),"at":"2026-01-31T12:00:00.000Z","teamId":"t1","actor":{"type":"user","name":"ada"},"action":"project.create",\#
        "resource":"project/p\#(id)","allowed":\#(id % 2 == 0),"address":"192.0.2.7","traceId":"t","seal":{"number":\#(id),"hash":"ab"}}
        """#
    }

    @Test func `The newest records are shown as a table, as many as were asked for, with the filters of the command line`() async throws {
        let arguments = ["audit", "--team", "acme", "--actor", "ada", "--action", "project", "--denied", "--limit", "3"]
        try await CommandFlowTests.run(arguments) { request, _ in
            if request.path.hasPrefix("/api/me") { return .json(200, Self.me) }
            if request.path.contains("after=") { return .json(200, #"{"items":[\#(Self.record(7))],"nextCursor":null}"#) }
            return .json(200, #"{"items":[\#(Self.record(9)),\#(Self.record(8))],"nextCursor":"8"}"#)
        } _: { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            let asked = requests.filter { $0.path.contains("/audit?") }
            #expect(asked.count == 2 && asked.allSatisfy { $0.path.contains("actor=ada&action=project&allowed=false&limit=") })
            #expect(asked.last?.path.hasSuffix("limit=1&after=8") == true, "\(asked.map(\.path))")
            let lines = result.output.split(separator: "\n")
            #expect(lines.count == 4 && lines.first?.hasPrefix("TIME") == true && lines.last?.contains("project/p7") == true)
        }
    }

    @Test func `An export is printed line by line as the server sent it, and what is refused is told`() async throws {
        let lines = "{\"id\":2}\n{\"id\":1}\n"
        try await CommandFlowTests.run(["audit", "--all", "--export", "--since", "2026-01-31T12:00:00Z"]) { request, _ in
            request.path.hasPrefix("/api/audit?") ? .json(200, lines) : .json(404, "{}")
        } _: { result, requests in
            #expect(result.status == .done && result.output == lines, "\(result.errors)")
            #expect(requests.last?.path == "/api/audit?since=2026-01-31T12%3A00%3A00.000Z&format=jsonl")
        }
        let problem = #"{"type":"about:blank","title":"t","status":403,"code":"forbidden","detail":"not yours"}"#
        try await CommandFlowTests.run(["audit", "--all", "--export"]) { _, _ in
            .json(403, problem)
        } _: { result, _ in
            #expect(result.status == .refused && result.errors.contains("not yours") && result.output.isEmpty)
        }
        try await CommandFlowTests.run(["audit", "--all", "--team", "acme"]) { _, _ in
            .json(404, "{}")
        } _: { result, _ in
            #expect(result.status == .refused)
        }
    }
}
