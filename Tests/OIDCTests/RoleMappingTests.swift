import Testing

@testable import OIDC

@Suite struct `Claims become roles` {
    private static let rules: [RoleMapping] = [
        RoleMapping(claim: "groups", value: "platform:admins", grant: .init(team: "acme", role: "admin")),
        RoleMapping(claim: "groups", value: "developers", grant: .init(team: "acme", role: "developer")),
        RoleMapping(claim: "realm_access.roles", value: "ops", grant: .init(team: "shop", role: "deployer")),
    ]

    @Test func `by rules that are read from text`() throws {
        let text = "groups=platform:admins:acme/admin, groups=developers:acme/developer ,realm_access.roles=ops:shop/deployer,"
        #expect(try RoleMapping.list(text) == Self.rules)
        #expect(try RoleMapping.list("").isEmpty)
    }

    @Test func `by rules that leave the claim to the setting beside them`() throws {
        let rules = try RoleMapping.list("roles=ops:acme/deployer, team:a:acme/viewer", claim: "groups")
        #expect(
            rules == [
                RoleMapping(claim: "roles", value: "ops", grant: .init(team: "acme", role: "deployer")),
                RoleMapping(claim: "groups", value: "team:a", grant: .init(team: "acme", role: "viewer")),
            ])
    }

    @Test(arguments: [
        "groups", "groups=a", "groups=a:acme", "=a:acme/admin", "groups=:acme/admin", "groups=a:/admin", "groups=a:acme/", "a:b=c/d",
        "groups=a:acme/shop/admin", "a:acme/admin",
    ])
    func `not by rules that are none`(_ text: String) {
        let error = #expect(throws: OIDCError.self) { try RoleMapping.list(text) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test(
        arguments: [
            (["groups": .array(["developers", "platform:admins"])], ["acme/admin", "acme/developer"]),
            (["groups": "developers"], ["acme/developer"]), (["groups": .array([])], []), ([:], []),
            (["groups": "developers platform:admins"], []),
            (["groups": .array(["Developers", " developers"])], []), (["groups": .array(["developers", 1])], []), (["groups": true], []),
            (["realm_access": .object(["roles": .array(["ops"])])], ["shop/deployer"]), (["realm_access.roles": "ops"], ["shop/deployer"]),
            (["realm_access": "ops"], []),
        ] as [([String: ClaimValue], [String])])
    func `by what the claims hold, exactly`(_ claims: [String: ClaimValue], _ expected: [String]) {
        let grants = RoleMapping.grants(Self.rules, claims: Claims(claims))
        #expect(grants.map { "\($0.team)/\($0.role)" } == expected)
    }

    @Test func `of which the strongest holds in a team`() {
        let grants = [("a", "viewer"), ("b", "admin"), ("a", "owner"), ("a", "developer"), ("b", "unheard-of")]
            .map { RoleMapping.Grant(team: $0.0, role: $0.1) }
        let strongest = RoleMapping.strongest(grants, ranking: ["owner", "admin", "developer", "viewer"])
        #expect(strongest == [.init(team: "a", role: "owner"), .init(team: "b", role: "admin")])
    }
}
