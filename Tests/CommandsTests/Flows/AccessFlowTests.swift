import APIContract
import Foundation
import Testing

@testable import Commands

/// Members, roles, service accounts, tokens and sessions, against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct AccessFlowTests {
    private static let me = ClientFlowTests.me.replacing(
        "\"teams\":[]", with: #""teams":[{"id":"t1","slug":"ann","name":"Ann","roles":["owner"]}]"#)
    private static let member = #"""
        {"id":"u2","username":"bob","type":"user","roles":["viewer"],"createdAt":"2026-01-31T12:00:00Z","grants":[
         {"role":"viewer","projectId":null,"environmentId":null,"origin":"local"},
         {"role":"admin","projectId":null,"environmentId":null,"origin":"corp"},
         {"role":"deployer","projectId":"p1","environmentId":"e1","origin":"local"}]}
        """#
    private static let robot = #"""
        {"id":"s1","name":"ci","description":"","roles":["deployer"],"grants":[],"createdBy":"ann",
         "createdAt":"2026-01-31T12:00:00Z","lastUsedAt":null}
        """#
    private static let role = #"""
        {"name":"releaser","summary":"Deploys.","builtIn":false,"inherits":["deployer"],"allow":["webhook.update"],
         "deny":[{"permissions":["application.deploy"],"when":{"environment":["production"]}}],"permissions":["application.read"],
         "problem":null,"createdAt":null,"updatedAt":null}
        """#

    private static func page(_ item: String) -> ScriptedAnswer { .json(200, "{\"items\":[\(item)],\"nextCursor\":null}") }

    private static func run(
        _ arguments: [String], _ check: ((status: CommandOutcome, output: String, errors: String), [ScriptedRequest]) throws -> Void
    ) async throws {
        try await CommandFlowTests.run(arguments) { request, _ in
            if request.path.hasPrefix("/api/me/sessions") { return .json(204, "") }
            if request.path.hasPrefix("/api/me") { return .json(200, Self.me) }
            if request.path.contains("/service-accounts?") { return Self.page(Self.robot) }
            if request.path.hasSuffix("/service-accounts") { return .json(201, Self.robot) }
            if request.path.contains("/members") { return request.method == "GET" ? Self.page(Self.member) : .json(200, Self.member) }
            if request.path.contains("/roles") { return .json(200, Self.role, headers: ["ETag": "\"r7.x\""]) }
            return .json(
                201,
                #"{"id":"k","name":"t","prefix":"p","teamId":"t1","projectId":null,"permissions":[],"createdAt":"2026-01-31T12:00:00Z","expiresAt":null,"lastUsedAt":null,"token":"roost_team_x"}"#
            )
        } _: { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            try check(result, requests)
        }
    }

    @Test func `Roles are added to those that members gave, and set in place of them, for who is named`() async throws {
        try await Self.run(["members", "add", "bob", "developer"]) { result, requests in
            #expect(requests.last?.method == "PUT" && requests.last?.path == "/api/teams/t1/members/u2")
            #expect(requests.last?.body == #"{"roles":["viewer","developer"]}"#)
            #expect(result.output == "bob is viewer\n")
        }
        try await Self.run(["members", "set", "ci", "viewer"]) { _, requests in
            #expect(requests.last?.path == "/api/teams/t1/members/s1" && requests.last?.body == #"{"roles":["viewer"]}"#)
        }
        try await Self.run(["members", "remove", "bob", "--yes"]) { result, requests in
            #expect(requests.last?.method == "DELETE" && result.output == "removed bob\n")
        }
        try await Self.run(["members", "list"]) { result, _ in
            #expect(result.output.contains("bob   user  deployer  environment e1  local     u2"), "\(result.output)")
        }
    }

    @Test func `A role is made with its denials, and changed as it was read`() async throws {
        try await Self.run([
            "roles", "create", "releaser", "--inherit", "deployer", "--allow", "webhook.update", "--deny",
            "application.deploy,stack.deploy@production,staging", "--deny", "*@preview",
        ]) { _, requests in
            let sent = try ContractJSON.decoder.decode(RoleCreateRequest.self, from: Data((requests.last?.body ?? "").utf8))
            #expect(
                sent.deny == [
                    RoleDenial(
                        permissions: ["application.deploy", "stack.deploy"], when: RoleCondition(environment: ["production", "staging"])),
                    RoleDenial(permissions: ["*"], when: RoleCondition(environment: ["preview"])),
                ])
        }
        try await Self.run(["roles", "update", "releaser", "--no-deny", "--allow", "log.read"]) { result, requests in
            #expect(requests.last?.method == "PUT" && requests.last?.headers["If-Match"] == "\"r7.x\"")
            let sent = try ContractJSON.decoder.decode(RoleUpdateRequest.self, from: Data((requests.last?.body ?? "").utf8))
            #expect(
                sent == RoleUpdateRequest(summary: "Deploys.", inherits: ["deployer"], allow: ["log.read"], deny: []))
            #expect(result.output.contains("denies    application.deploy in environments of kind production"), "\(result.output)")
        }
    }

    @Test func `A token of a service account is made by the account's name, and sessions are ended`() async throws {
        try await Self.run(["tokens", "create", "t", "--service-account", "ci", "--permission", "application.deploy"]) { result, requests in
            let sent = try ContractJSON.decoder.decode(TokenCreateRequest.self, from: Data((requests.last?.body ?? "").utf8))
            #expect(sent.serviceAccountId == "s1" && sent.teamId == "t1" && result.output == "roost_team_x\n")
        }
        try await Self.run(["service-accounts", "create", "ci", "--role", "deployer"]) { result, requests in
            let sent = try ContractJSON.decoder.decode(ServiceAccountCreateRequest.self, from: Data((requests.last?.body ?? "").utf8))
            #expect(sent == ServiceAccountCreateRequest(name: "ci", roles: ["deployer"]))
            #expect(result.output == "made service account ci: s1\n")
        }
        try await Self.run(["sessions", "revoke", "--all"]) { _, requests in
            #expect(requests.last?.method == "DELETE" && requests.last?.path == "/api/me/sessions")
        }
    }

    @Test(arguments: [
        ["roles", "create", "x", "--deny", "a@b@c"], ["roles", "create", "x", "--deny", "@production"], ["sessions", "revoke"],
        ["members", "list", "--environment", "staging"], ["teams", "update", "ann"],
    ])
    func `What cannot be meant is refused before anything is asked`(_ arguments: [String]) async throws {
        try await CommandFlowTests.run(arguments) { _, _ in
            .json(200, Self.me)
        } _: { result, requests in
            #expect(result.status == .refused && !requests.contains { $0.method != "GET" }, "\(result)")
        }
    }
}
