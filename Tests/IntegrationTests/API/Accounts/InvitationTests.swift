import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Store
import Testing

@Suite("Invitations", .timeLimit(.minutes(2)))
struct InvitationTests {
    private static func accept(_ secret: String, _ lab: APILab, as user: UserID) async throws -> TestResponse {
        try await lab.send(.post, "/api/invitations/accept", token: lab.insertToken(of: user), ["token": secret])
    }

    private static func expectGone(
        _ answer: TestResponse, _ lab: APILab, at location: SourceLocation = #_sourceLocation
    ) throws {
        let problem = try lab.problem(answer)
        #expect(answer.status == .gone && problem.code == "gone", "\(problem)", sourceLocation: location)
        #expect(problem.detail?.hasPrefix("This link does not hold") == true, sourceLocation: location)
    }

    @Test("without a mail server the inviter is given the link once, and whoever it is for becomes a member by it, once")
    func link() async throws {
        try await APILab.run { lab in
            let made = try await lab.invite("Bob@Example.com", ["deployer", "viewer"])
            #expect(made.status == .created, "\(String(buffer: made.body))")
            let invitation = try lab.value(InvitationView.self, made)
            #expect(invitation.email == "bob@example.com" && invitation.invitedBy == "ada" && invitation.mailedAt == nil)
            let secret = try #require(invitation.link)
            #expect(secret.hasPrefix("roost_inv_"))
            let team = try await lab.call(MeView.self, .get, "/api/me").teams.first?.id ?? ""
            let listed = try await lab.call(Page<InvitationView>.self, .get, "/api/teams/\(team)/invitations").items
            #expect(listed.map(\.id) == [invitation.id] && listed.first?.link == nil)
            let bob = try await lab.insertUser("bob")
            let accepted = try await Self.accept(secret, lab, as: bob)
            #expect(accepted.status == .ok, "\(String(buffer: accepted.body))")
            #expect(try lab.value(MembershipView.self, accepted).roles == ["deployer", "viewer"])
            try Self.expectGone(try await Self.accept(secret, lab, as: bob), lab)
            #expect(try await lab.call(Page<InvitationView>.self, .get, "/api/teams/\(team)/invitations").items == [])
            let acts = try await lab.auditRows().filter { $0.resource == "invitation/\(invitation.id)" }
            #expect(acts.map { "\($0.action) \($0.actor)" } == ["invitation.create ada/bootstrap", "invitation.accept bob"])
            #expect(try await !lab.mailDump().contains(secret.dropFirst(10)))
            #expect(try await lab.takeMails().isEmpty)
        }
    }

    @Test("a mail carries the link, and nobody else is given it")
    func mail() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let made = try await lab.invite("bob@example.com")
            #expect(try lab.value(InvitationView.self, made).link == nil)
            let waiting = try await lab.mailDump()
            let mail = try #require(try await lab.takeMails().first)
            let secret = try mail.secret("invitation")
            #expect(mail.recipient == "bob@example.com" && mail.subject == "[Roost] ada invites you to ada")
            // O3: neither while it waits nor after it was sent.
            #expect(!String(buffer: made.body).contains(secret) && !waiting.contains(secret) && !waiting.contains("/account#"))
            #expect(try await !lab.mailDump().contains(secret))
            let team = try await lab.call(MeView.self, .get, "/api/me").teams.first?.id ?? ""
            let invitations = "/api/teams/\(team)/invitations"
            let listed = try await lab.call(Page<InvitationView>.self, .get, invitations).items
            #expect(listed.first?.mailedAt != nil)
            #expect(try await lab.invite("bob@example.com").status == .conflict)
            let again = try await lab.send(.post, "\(invitations)/\(listed.first?.id ?? "")/resend")
            #expect(try again.status == .ok && lab.value(InvitationView.self, again).mailedAt == nil)
            let second = try #require(try await lab.takeMails().first).secret("invitation")
            let bob = try await lab.insertUser("bob")
            try Self.expectGone(try await Self.accept(secret, lab, as: bob), lab)
            #expect(try await Self.accept(second, lab, as: bob).status == .ok)
        }
    }

    @Test("D06 nobody invites above their own role, D05 and members without the right invite nobody")
    func ceiling() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            func role(_ role: String) async throws {
                let member = "/api/teams/\(world.teamID)/members/\(bob)"
                _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"\(role)\"]}")
            }
            #expect(try await lab.invite("x@example.com", token: token).status == .notFound)
            try await role("developer")
            #expect(try await lab.invite("x@example.com", token: token).status == .forbidden)
            try await role("admin")
            let refused = try await lab.invite("x@example.com", ["owner"], token: token)
            #expect(try refused.status == .forbidden && lab.problem(refused).detail?.contains("team.delete") == true)
            #expect(try await lab.invite("x@example.com", ["viewer", "owner"], token: token).status == .forbidden)
            for roles in [["operator"], ["nobody"], [], ["viewer", "viewer"]] {
                #expect(try await lab.invite("x@example.com", roles, token: token).status == .unprocessableContent)
            }
            let made = try await lab.invite("x@example.com", ["admin"], token: token)
            #expect(made.status == .created)
            // What an owner promised is not an admin's to send once more.
            let owners = try lab.value(InvitationView.self, try await lab.invite("y@example.com", ["owner"]))
            let resend = "/api/teams/\(world.teamID)/invitations/\(owners.id)/resend"
            #expect(try await lab.send(.post, resend, token: token).status == .forbidden)
            #expect(try await lab.send(.post, resend).status == .ok)
        }
    }

    @Test("D08 an invitation holds for its address alone, once, while it has not expired and its inviter still may give its roles")
    func holds() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let members = "/api/teams/\(world.teamID)/members"
            let (bob, carol) = (try await lab.insertUser("bob"), try await lab.insertUser("carol"))
            _ = try await lab.call(MemberView.self, .put, "\(members)/\(carol)", json: "{\"roles\":[\"admin\"]}")
            let carols = try await lab.insertToken(of: carol)
            func invite(_ role: String = "admin") async throws -> (id: String, secret: String) {
                try await lab.execute("end", "UPDATE invitations SET revoked_at = now() WHERE accepted_at IS NULL")
                let view = try lab.value(InvitationView.self, try await lab.invite("bob@example.com", [role], token: carols))
                return (view.id, view.link ?? "")
            }
            let other = try await Self.accept(try await invite().secret, lab, as: carol)
            #expect(try other.status == .forbidden && lab.problem(other).detail?.contains("another e-mail address") == true)
            for secret in ["", "x", TokenSecret(.invitation).text, TokenSecret(.reset).text, String(try await invite().secret.dropLast())] {
                try Self.expectGone(try await Self.accept(secret, lab, as: bob), lab)
            }
            let revoked = try await invite()
            #expect(try await lab.send(.delete, "/api/teams/\(world.teamID)/invitations/\(revoked.id)").status == .noContent)
            try Self.expectGone(try await Self.accept(revoked.secret, lab, as: bob), lab)
            #expect(try await lab.send(.delete, "/api/teams/\(world.teamID)/invitations/\(revoked.id)").status == .notFound)
            let expired = try await invite()
            try await lab.execute("expire", "UPDATE invitations SET expires_at = now() - interval '1 second'")
            try Self.expectGone(try await Self.accept(expired.secret, lab, as: bob), lab)
            // The inviter may not invite any more, or not to that role.
            let demoted = try await invite()
            _ = try await lab.call(MemberView.self, .put, "\(members)/\(carol)", json: "{\"roles\":[\"developer\"]}")
            try Self.expectGone(try await Self.accept(demoted.secret, lab, as: bob), lab)
            _ = try await lab.call(MemberView.self, .put, "\(members)/\(carol)", json: "{\"roles\":[\"owner\"]}")
            let above = try await invite("owner")
            _ = try await lab.call(MemberView.self, .put, "\(members)/\(carol)", json: "{\"roles\":[\"admin\"]}")
            try Self.expectGone(try await Self.accept(above.secret, lab, as: bob), lab)
            let suspended = try await invite()
            try await lab.suspend("carol")
            try Self.expectGone(try await Self.accept(suspended.secret, lab, as: bob), lab)
            #expect(try await lab.call(Page<MemberView>.self, .get, members).items.map(\.username) == ["carol", "ada"])
        }
    }

    @Test("an invitation to a role of the team's own gives it, and holds no more once the role is gone")
    func ownRole() async throws {
        try await APILab.run { lab in
            let roles = "/api/teams/\(try await lab.call(MeView.self, .get, "/api/me").teams.first?.id ?? "")/roles"
            let made = try await lab.send(.post, roles, json: "{\"name\":\"lead\",\"inherits\":[\"viewer\"]}")
            #expect(made.status == .created)
            let first = try lab.value(InvitationView.self, try await lab.invite("bob@example.com", ["lead"])).link ?? ""
            let second = try lab.value(InvitationView.self, try await lab.invite("carol@example.com", ["lead"])).link ?? ""
            let bob = try await lab.insertUser("bob")
            let accepted = try await Self.accept(first, lab, as: bob)
            #expect(try accepted.status == .ok && lab.value(MembershipView.self, accepted).roles == ["lead"])
            try await lab.execute("leave", "DELETE FROM role_bindings WHERE user_id = $1", [bob.rawValue])
            #expect(try await lab.send(.delete, "\(roles)/lead").status == .noContent)
            try Self.expectGone(try await Self.accept(second, lab, as: lab.insertUser("carol")), lab)
        }
    }

    @Test("D08 of many who accept at once, one does", .timeLimit(.minutes(1)))
    func race() async throws {
        try await APILab.run { lab in
            let secret = try lab.value(InvitationView.self, try await lab.invite("bob@example.com", ["viewer"])).link ?? ""
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            let statuses = try await withThrowingTaskGroup(of: UInt.self) { group in
                for index in 0..<12 {
                    group.addTask {
                        let answer =
                            index % 2 == 0
                            ? try await lab.send(.post, "/api/invitations/accept", token: token, ["token": secret])
                            : try await lab.send(
                                .post, "/api/auth/register", token: "",
                                ["invitation": secret, "username": "bob\(index)", "password": "hippopotamus chandelier"])
                        return UInt(answer.status.code)
                    }
                }
                return try await group.reduce(into: [UInt]()) { $0.append($1) }
            }
            // The address is bob's already: whoever registers with it meets that, or an invitation that was used.
            #expect(statuses.filter { $0 == 200 }.count == 1 && statuses.allSatisfy { [200, 409, 410].contains($0) }, "\(statuses)")
            let accepts = try await lab.auditRows().filter { $0.action == "invitation.accept" }
            #expect(accepts.count == 1)
        }
    }

    @Test("who has no account makes one by the invitation, with its address and no other")
    func registration() async throws {
        try await APILab.run { lab in
            let secret = try lab.value(InvitationView.self, try await lab.invite("grace@example.com", ["developer"])).link ?? ""
            func register(_ members: [String: String]) async throws -> TestResponse {
                let usual = ["invitation": secret, "username": "grace", "password": "hippopotamus chandelier"]
                return try await lab.send(.post, "/api/auth/register", token: "", usual.merging(members) { $1 })
            }
            #expect(try await register(["email": "eve@evil.example"]).status == .forbidden)
            #expect(try await register(["password": "summer welcome 2026"]).status == .unprocessableContent)
            #expect(try await register(["username": "Grace!"]).status == .unprocessableContent)
            #expect(try await register(["username": "ada"]).status == .conflict)
            #expect(try await register(["role": "owner"]).status == .unprocessableContent)
            #expect(try await register(["bootstrapToken": "x"]).status == .unprocessableContent)
            try Self.expectGone(try await register(["invitation": TokenSecret(.invitation).text]), lab)
            let made = try await register(["email": "Grace@example.com"])
            #expect(made.status == .created, "\(String(buffer: made.body))")
            let answer = try lab.value(RegisterResponse.self, made)
            #expect(answer.user?.email == "grace@example.com" && answer.token == nil)
            try Self.expectGone(try await register(["username": "grace2"]), lab)
            let browser = try await lab.login("grace", "hippopotamus chandelier")
            let me = try lab.value(MeView.self, try await lab.send(.get, "/api/me", with: browser))
            #expect(me.teams.map(\.roles) == [["developer"]])
        }
        try await APILab.run(accounts: AccountConfiguration(registration: .closed)) { lab in
            let secret = try lab.value(InvitationView.self, try await lab.invite("grace@example.com")).link ?? ""
            let members = ["invitation": secret, "username": "grace", "password": "hippopotamus chandelier"]
            #expect(try await lab.send(.post, "/api/auth/register", token: "", members).status == .forbidden)
            #expect(try await Self.accept(secret, lab, as: lab.insertUser("grace")).status == .ok)
        }
    }

    @Test("A07 whether an address has an account makes no difference to who invites it")
    func enumeration() async throws {
        try await APILab.run { lab in
            _ = try await lab.insertUser("bob")
            let known = try lab.value(InvitationView.self, try await lab.invite("bob@example.com"))
            let unknown = try lab.value(InvitationView.self, try await lab.invite("nobody@example.com"))
            #expect(known.roles == unknown.roles && known.link?.utf8.count == unknown.link?.utf8.count)
            let wrong = [
                "x", "a@b@c.d", "ada@localhost", "ada@example.com\r\nBcc: eve@example.com", "ädä@example.com", "<ada@example.com>",
            ]
            for text in wrong {
                #expect(try await lab.invite(text).status == .unprocessableContent)
            }
        }
    }

    @Test("one user sends so many invitations an hour and no more")
    func limit() async throws {
        try await APILab.run(accounts: AccountConfiguration(invitationsPerUser: 3)) { lab in
            for index in 0..<3 { #expect(try await lab.invite("x\(index)@example.com").status == .created) }
            let refused = try await lab.invite("x3@example.com")
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
        }
    }
}
