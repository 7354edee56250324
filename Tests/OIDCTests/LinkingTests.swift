import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `Identities and accounts` {
    private static func identity(_ claims: [String: ClaimValue]) -> ExternalIdentity {
        ExternalIdentity(provider: "corp", issuer: "https://a.example", subject: "1", claims: Claims(claims))
    }

    @Test(arguments: [.bool(false), .null, "true", "false", 1, .array([true])] as [ClaimValue])
    func `B09 an address that is not said to be verified links nothing`(_ verified: ClaimValue) {
        let identity = Self.identity(["email": "owner@example.org", "email_verified": verified])
        #expect(!identity.isEmailVerified)
        for owner in [AccountLinking.Owner.nobody, .unproved, .proved] {
            #expect(AccountLinking.decide(identity, owner: owner, isSignedIn: false, trustsVerifiedEmail: true) == .create)
        }
    }

    @Test func `B09 a verified address links only an account that proved it too, and only where the operator says so`() {
        let identity = Self.identity(["email": "owner@example.org", "email_verified": true])
        #expect(AccountLinking.decide(identity, owner: .proved, isSignedIn: false, trustsVerifiedEmail: true) == .linkByEmail)
        #expect(AccountLinking.decide(identity, owner: .proved, isSignedIn: false, trustsVerifiedEmail: false) == .create)
        #expect(AccountLinking.decide(identity, owner: .unproved, isSignedIn: false, trustsVerifiedEmail: true) == .create)
        #expect(AccountLinking.decide(identity, owner: .nobody, isSignedIn: false, trustsVerifiedEmail: true) == .create)
        let nameless = Self.identity(["email": "", "email_verified": true])
        #expect(AccountLinking.decide(nameless, owner: .proved, isSignedIn: false, trustsVerifiedEmail: true) == .create)
    }

    @Test func `B09 who is signed in links the identity to that account`() {
        let identity = Self.identity(["email": "owner@example.org", "email_verified": false])
        #expect(AccountLinking.decide(identity, owner: .proved, isSignedIn: true, trustsVerifiedEmail: false) == .linkToSignedIn)
    }

    @Test func `B10 the same address or subject from two providers is two identities`() async throws {
        try await TestProvider.run { _, one in
            try await TestProvider.run { _, other in
                let first = try await TestLogin(one).run()
                let second = try await TestLogin(other, name: "second").run()
                #expect(first.email == second.email)
                #expect(first.subject == second.subject)
                #expect(first.issuer != second.issuer)
            }
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\/evil.example", "javascript:alert(1)", "/a\r\nLocation: x",
        "/\t/evil",
        "", "a", " /a", "/%2f/evil", "/%5cevil", "/a%0d%0aX: y", "///evil", "/ä", "/a b", "/" + String(repeating: "a", count: 2048),
    ])
    func `B11 a way back that could lead elsewhere is none`(_ path: String) {
        #expect(ReturnPath.checked(path) == "/")
    }

    @Test(arguments: ["/", "/teams/acme", "/projects?sort=name&x=%20y", "/a#b", "/a//b"])
    func `B11 a path of this server is a way back`(_ path: String) {
        #expect(ReturnPath.checked(path) == path)
    }

    @Test func `B11 no way back is the first page`() {
        #expect(ReturnPath.checked(nil) == "/")
    }
}
