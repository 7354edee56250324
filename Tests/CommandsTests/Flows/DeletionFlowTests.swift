import APIContract
import Foundation
import Testing

@testable import Commands

/// Deleting and restoring by the names that people know, against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct DeletionFlowTests {
    private static let restored = #"""
        {"kind":"application","id":"a1","projects":0,"environments":0,"applications":1,
         "deployments":[{"applicationId":"a1","deploymentId":"d1"}],"lostHosts":["www.example.com"]}
        """#

    private static func deletion(_ id: String, environment: String? = "production", kind: String = "application") -> String {
        #"""
        {"id":"x\#(id)","kind":"\#(kind)","objectId":"\#(id)","teamId":"t1","projectId":"p1",
         "environment":\#(environment.map { "\"\($0)\"" } ?? "null"),"slug":"web","name":"Web","volumes":false,"projects":0,
         "environments":0,"applications":1,"deletedAt":"2026-01-31T12:00:00Z","restorableUntil":"2026-03-02T12:00:00Z"}
        """#
    }

    private static func script(_ deletions: [String]) -> ScriptedServer.Script {
        let project =
            #"{"id":"p1","teamId":"t1","slug":"shop","name":"n","createdAt":"2026-01-31T12:00:00Z","updatedAt":"2026-01-31T12:00:00Z"}"#
        return { request, _ in
            if request.method == "DELETE" { return .json(204, "") }
            if request.path.hasSuffix("/restore") { return .json(200, Self.restored) }
            if request.path.hasPrefix("/api/deletions") {
                return .json(200, "{\"items\":[\(deletions.joined(separator: ","))],\"nextCursor\":null}")
            }
            if request.path.hasPrefix("/api/me") { return .json(200, ClientFlowTests.me) }
            return .json(200, #"{"items":[\#(project)],"nextCursor":null}"#)
        }
    }

    @Test func `What was deleted is found by its path and restored, and its deployment is named`() async throws {
        try await CommandFlowTests.run(["apps", "restore", "shop/web"], Self.script([Self.deletion("a1")])) { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            #expect(requests.last?.method == "POST" && requests.last?.path == "/api/applications/a1/restore")
            #expect(requests.contains { $0.path.contains("kind=application") })
            #expect(result.output.contains("restored application a1: 1 application\n"))
            #expect(result.output.contains("deployment d1") && result.output.contains("www.example.com"))
        }
    }

    @Test func `Of several that were deleted under one name none is guessed`() async throws {
        let both = [Self.deletion("a1"), Self.deletion("a2")]
        try await CommandFlowTests.run(["apps", "restore", "shop/web"], Self.script(both)) { result, requests in
            #expect(result.status == .refused)
            #expect(result.errors.contains("a1") && result.errors.contains("a2"))
            #expect(!requests.contains { $0.method == "POST" })
        }
        let apart = [Self.deletion("a1", environment: "staging"), Self.deletion("a2")]
        try await CommandFlowTests.run(["apps", "restore", "shop/production/web"], Self.script(apart)) { _, requests in
            #expect(requests.last?.path == "/api/applications/a2/restore")
        }
        try await CommandFlowTests.run(["apps", "restore", "shop/other"], Self.script(apart)) { result, _ in
            #expect(result.status == .refused && result.errors.contains("shop/other"))
        }
    }

    @Test func `Environments are restored within their project, and an id needs no list`() async throws {
        let environment = Self.deletion("e1", environment: "web", kind: "environment")
        try await CommandFlowTests.run(["environments", "restore", "shop", "web"], Self.script([environment])) { _, requests in
            #expect(requests.last?.path == "/api/projects/p1/environments/e1/restore")
        }
        try await CommandFlowTests.run(["apps", "restore", CommandFlowTests.app], Self.script([])) { _, requests in
            #expect(requests.map(\.path) == ["/api/applications/\(CommandFlowTests.app)/restore"])
        }
    }

    @Test func `A deletion asks first, and says of the volumes only what was said`() async throws {
        try await CommandFlowTests.run(["apps", "delete", CommandFlowTests.app], Self.script([])) { result, requests in
            #expect(result.status == .refused && requests.isEmpty)
        }
        for (arguments, query) in [([String](), ""), (["--volumes"], "?volumes=true")] {
            try await CommandFlowTests.run(
                ["apps", "delete", CommandFlowTests.app, "--yes"] + arguments, Self.script([])
            ) { result, requests in
                #expect(result.status == .done, "\(result.errors)")
                #expect(requests.map(\.path) == ["/api/applications/\(CommandFlowTests.app)\(query)"])
            }
        }
    }

    @Test func `The list of what was deleted says until when it can be restored`() async throws {
        try await CommandFlowTests.run(["apps", "list", "--deleted"], Self.script([Self.deletion("a1")])) { result, requests in
            #expect(requests.count == 1)
            #expect(result.output.contains("2026-03-02 12:00:00Z") && result.output.contains("a1"))
        }
        try await CommandFlowTests.run(["teams", "list", "--deleted", "--json"], Self.script([])) { result, requests in
            #expect(requests.first?.path.contains("kind=team") == true)
            #expect(result.output == "{\"items\":[],\"nextCursor\":null}\n")
        }
    }
}
