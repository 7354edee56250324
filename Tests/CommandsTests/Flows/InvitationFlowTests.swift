import Testing

@testable import Commands

/// Inviting people and accepting it, against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct InvitationFlowTests {
    private static let team = CommandFlowTests.app
    private static let link = "https://roost.example.com/account#invitation=roost_inv_x"

    private static let me = #"""
        {"user":{"id":"u","username":"ann","email":"a@b.c","createdAt":"2026-01-31T12:00:00.000Z"},
         "teams":[{"id":"\#(team)","slug":"acme","name":"Acme","roles":["owner"]}]}
        """#

    private static func invitation(link: String? = nil) -> String {
        #"""
        {"id":"i1","email":"grace@example.com","roles":["viewer"],"invitedBy":"ann","createdAt":"2026-01-31T12:00:00Z",
         "expiresAt":"2026-02-07T12:00:00Z","mailedAt":null\#(link.map { ",\"link\":\"\($0)\"" } ?? "")}
        """#
    }

    private static func script(link: String? = nil) -> ScriptedServer.Script {
        { request, _ in
            if request.method == "DELETE" { return .json(204, "") }
            if request.path == "/api/me" { return .json(200, Self.me) }
            if request.path == "/api/invitations/accept" {
                return .json(200, #"{"id":"t1","slug":"acme","name":"Acme","roles":["viewer"]}"#)
            }
            if request.method == "POST" { return .json(201, Self.invitation(link: link)) }
            return .json(200, "{\"items\":[\(Self.invitation())],\"nextCursor\":null}")
        }
    }

    private static let invitations = [
        "invitations", "create", "grace@example.com", "--role", "viewer", "--role", "deployer", "--team", team,
    ]

    @Test func `A link is printed where the server gives one, else that a mail is on its way`() async throws {
        try await CommandFlowTests.run(Self.invitations, Self.script(link: Self.link)) { result, requests in
            #expect(result.status == .done && result.output == Self.link + "\n", "\(result.errors)")
            #expect(requests.last?.path == "/api/teams/\(Self.team)/invitations")
            #expect(requests.last?.body.contains(#""roles":["viewer","deployer"]"#) == true)
        }
        try await CommandFlowTests.run(Self.invitations, Self.script()) { result, _ in
            #expect(result.output.hasPrefix("a mail to grace@example.com is on its way"))
        }
        try await CommandFlowTests.run(["invitations", "create", "grace@example.com", "--team", Self.team], Self.script()) {
            result, requests in
            #expect(result.status == .refused && result.errors.contains("--role") && requests.isEmpty)
        }
    }

    @Test func `An invitation is found by its address, to be sent once more or withdrawn`() async throws {
        let named = ["Grace@example.com", "--team", Self.team]
        try await CommandFlowTests.run(["invitations", "resend"] + named, Self.script()) { result, requests in
            #expect(result.status == .done && requests.last?.path == "/api/teams/\(Self.team)/invitations/i1/resend", "\(result.errors)")
        }
        try await CommandFlowTests.run(["invitations", "delete"] + named, Self.script()) { _, requests in
            #expect(requests.last?.method == "DELETE" && requests.last?.path == "/api/teams/\(Self.team)/invitations/i1")
        }
        try await CommandFlowTests.run(["invitations", "delete", "eve@example.com", "--team", Self.team], Self.script()) {
            result, requests in
            #expect(result.status == .refused && result.errors.contains("eve@example.com"))
            #expect(!requests.contains { $0.method == "DELETE" })
        }
    }

    @Test(arguments: [link, "roost_inv_x"])
    func `A link is accepted by what stands behind its sign of equality, and so is that alone`(_ text: String) async throws {
        try await CommandFlowTests.run(["invitations", "accept", text], Self.script()) { result, requests in
            #expect(result.status == .done && result.output == "you are a member of acme now: viewer\n", "\(result.errors)")
            #expect(requests.last?.path == "/api/invitations/accept" && requests.last?.body == #"{"token":"roost_inv_x"}"#)
        }
    }
}
