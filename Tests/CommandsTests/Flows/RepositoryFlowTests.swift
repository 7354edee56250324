import APIContract
import Foundation
import Testing

@testable import Commands

/// A git URL deployed in one call, and one thing done to several applications, against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct RepositoryFlowTests {
    private static let url = "https://git.example.com/shop/site.git"
    private static let made = """
        {"applicationId":"\(CommandFlowTests.app)","deploymentId":"d-1","url":"http://site.localhost/","serviceName":"s","traceId":"t"}
        """
    private static let project =
        #"{"id":"p1","teamId":"t1","slug":"shop","name":"n","createdAt":"2026-01-31T12:00:00Z","updatedAt":"2026-01-31T12:00:00Z"}"#

    private static let team = #"{"id":"t1","slug":"ann","name":"Ann","roles":["owner"]}"#

    private static func script(_ projects: String = "[]") throws -> ScriptedServer.Script {
        let ended = try CommandFlowTests.deployment("succeeded", events: ["queued", "succeeded"])
        return { request, _ in
            if request.path == "/api/deploy" { return .json(202, Self.made) }
            if request.path.hasPrefix("/api/deployments/") { return ended }
            if request.path.hasPrefix("/api/me") { return .json(200, ClientFlowTests.me.replacing("[]", with: "[\(Self.team)]")) }
            if request.path == "/api/projects", request.method == "POST" { return .json(201, Self.project) }
            if request.path.hasPrefix("/api/projects") { return .json(200, "{\"items\":\(projects),\"nextCursor\":null}") }
            return .json(404, #"{"type":"about:blank","title":"t","status":404,"code":"not_found"}"#)
        }
    }

    @Test func `A git URL is deployed in one call, and its deployment followed to the verdict`() async throws {
        try await CommandFlowTests.run(["deploy", Self.url, "--ref", "next"], try Self.script()) { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            #expect(requests.first?.method == "POST" && requests.first?.path == "/api/deploy")
            let body = try ContractJSON.decoder.decode(RepositoryDeployRequest.self, from: Data((requests.first?.body ?? "").utf8))
            #expect(body == RepositoryDeployRequest(gitUrl: Self.url, branch: "next"))
            #expect(result.output.contains("succeeded"))
        }
    }

    @Test(
        arguments: [
            ("https://h/r", "https://h/r"), ("git@h:r", "git@h:r"), ("git.example.com/shop/site", "https://git.example.com/shop/site"),
            ("shop/web", nil), ("team/shop/production/web", nil), (".", nil), ("./web", nil), ("../web", nil), ("web.git", nil),
            (CommandFlowTests.app, nil),
        ] as [(String, String?)])
    func `What can be no application is an address`(text: String, address: String?) {
        #expect(DeployCommand.address(text) == address)
    }

    @Test func `Options say what the application is to be, and a project that is not there is made`() async throws {
        let arguments = [
            "deploy", Self.url, "--project", "shop", "--env", "staging", "--name", "web", "--port", "none", "--set", "A=1=2", "--set", "B=",
            "--no-wait",
        ]
        for isThere in [true, false] {
            try await CommandFlowTests.run(arguments, try Self.script(isThere ? "[\(Self.project)]" : "[]")) { result, requests in
                #expect(result.status == .done, "\(result.errors)")
                #expect(requests.contains { $0.method == "POST" && $0.path == "/api/projects" } == !isThere)
                let body = try #require(requests.first { $0.path == "/api/deploy" }?.body)
                let request = try ContractJSON.decoder.decode(RepositoryDeployRequest.self, from: Data(body.utf8))
                #expect(request.projectId == "p1" && request.environment == "staging" && request.slug == "web" && request.port == .null)
                #expect(request.variables?.map(\.name) == ["A", "B"] && request.variables?.map(\.value) == ["1=2", ""])
                #expect(result.output.contains("d-1") && result.output.contains("http://site.localhost/"))
            }
        }
    }

    @Test(
        arguments: [
            ["deploy", url, "--ref", "tags/v1"], ["deploy", url, "--no-cache"], ["deploy", "shop/web", "--port", "80"],
            ["deploy", url, "--set", "A"], ["deploy", url, "--port", "0"], ["deploy", url, "--env-file", "/nowhere/at/all"],
        ])
    func `What a git URL cannot have is refused before anything is asked for`(arguments: [String]) async throws {
        try await CommandFlowTests.run(arguments, try Self.script()) { result, requests in
            #expect(result.status == .refused && !result.errors.isEmpty)
            #expect(!requests.contains { $0.method == "POST" })
        }
    }

    @Test func `Of several applications each is told, and one that is refused is the exit status`() async throws {
        let other = "0193a5c2-7d1e-7abc-8def-0123456789ac"
        let items = """
            {"items":[{"id":"\(CommandFlowTests.app)","status":202,"deploymentId":"d-1"},
            {"id":"\(other)","status":409,"problem":{"type":"about:blank","title":"t","status":409,"detail":"not live","code":"conflict"}}]}
            """
        let ended = try CommandFlowTests.deployment("succeeded", events: ["queued", "succeeded"])
        try await CommandFlowTests.run(["apps", "bulk", "restart", CommandFlowTests.app, other]) { request, _ in
            request.path == "/api/applications/bulk" ? .json(202, items) : ended
        } _: { result, requests in
            #expect(result.status == .refused)
            let body = try ContractJSON.decoder.decode(BulkRequest.self, from: Data((requests.first?.body ?? "").utf8))
            #expect(body == BulkRequest(ids: [CommandFlowTests.app, other], action: .restart))
            #expect(result.output.contains("\(other): refused\n  not live (conflict)"))
            #expect(result.output.contains("deployment d-1") && result.output.contains("succeeded"))
        }
        try await CommandFlowTests.run(["apps", "bulk", "delete", CommandFlowTests.app]) { _, _ in
            .json(202, items)
        } _: { result, requests in
            #expect(result.status == .refused && requests.isEmpty)
        }
    }
}
