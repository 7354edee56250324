import Testing

@testable import Policy

@Suite struct AuthorityTests {
    private static let roles = """
        team:
          reader: {allow: [thing.read]}
          editor: {inherits: [reader], allow: [thing.update]}
          careful: {deny: [{permissions: [thing.update], when: {environment: [production]}}, {permissions: [thing.update], when: {labels: {tier: gold}}}]}
        system:
          operator: {allow: [node.read]}
        """

    @Test func `A decision names the binding that grants`() throws {
        let authority = try self.authority(["reader at acme", "editor at acme/shop"])
        #expect(self.reason(authority, "thing.read", "acme/shop") == .granted(binding: 0))
        #expect(self.reason(authority, "thing.update", "acme/shop") == .granted(binding: 1))
        #expect(self.reason(authority, "thing.update", "acme/blog") == .notGranted)
    }

    @Test func `A decision names the binding and the rule that deny`() throws {
        let authority = try self.authority(["editor at acme", "careful at acme"])
        #expect(self.reason(authority, "thing.update", "acme/shop/production") == .denied(binding: 1, rule: 0))
        #expect(self.reason(authority, "thing.update", "acme/shop/staging", labels: ["tier": "gold"]) == .denied(binding: 1, rule: 1))
        #expect(self.reason(authority, "thing.update", "acme/shop/staging") == .granted(binding: 0))
        #expect(self.reason(authority, "thing.update", "acme/shop/staging", labels: nil) == .undecidable(binding: 1, rule: 1))
    }

    @Test func `What is asked without attributes is denied by rules that ask for them`() throws {
        let authority = try self.authority(["editor at acme", "careful at acme"])
        let path = try #require(PlaceName.path("acme/shop/staging"))
        #expect(authority.decide(try self.permission(authority, "thing.update"), on: path).reason == .undecidable(binding: 1, rule: 0))
        #expect(authority.permissions(on: path) == ["thing.read"])
        #expect(
            authority.permissions(on: path, ResourceAttributes(environmentKind: .staging, labels: [:])) == ["thing.read", "thing.update"])
    }

    @Test func `A binding that means nothing denies all within its scope, and says so`() throws {
        for wrong in ["gone at acme/shop", "operator at acme/shop"] {
            let authority = try self.authority(["editor at acme", wrong])
            #expect(self.reason(authority, "thing.read", "acme/shop/staging") == .invalidBinding(1))
            #expect(self.reason(authority, "thing.read", "acme") == .granted(binding: 0))
            #expect(authority.mayGrant("reader", at: try #require(PlaceName.path("acme/shop"))) == .exceeds(["thing.read"]))
        }
    }

    @Test func `A token's limits are told apart from missing roles`() throws {
        let policy = try PolicyFiles.small(Self.roles)
        let read = try #require(policy.permissions.permission("thing.read"))
        let shop = try #require(PlaceName.path("acme/shop"))
        let authority = Authority(
            policy, bindings: [try #require(PlaceName.binding("editor at acme"))],
            limit: AuthorityLimit([read], of: policy, at: shop))
        #expect(self.reason(authority, "thing.read", "acme/shop") == .granted(binding: 0))
        #expect(self.reason(authority, "thing.update", "acme/shop") == .outsideLimit)
        #expect(self.reason(authority, "thing.delete", "acme/shop") == .notGranted)
        #expect(self.reason(authority, "thing.read", "acme") == .outsideScope)
    }

    @Test func `A permission of another list is denied, whatever its place there`() throws {
        let other = try AccessPolicy(PolicyFiles.sources(permissions: "team: {other.do: It., thing.read: See.}", roles: "team: {}"))
        let authority = try self.authority(["editor at acme"])
        let foreign = try #require(other.permissions.permission("thing.read"))
        let path = try #require(PlaceName.path("acme"))
        #expect(authority.decide(foreign, on: path).reason == .unknownPermission)
        #expect(authority.policy.permissions.name(of: foreign) == nil)
        let limited = Authority(authority.policy, bindings: authority.bindings, limit: AuthorityLimit([foreign], of: authority.policy))
        #expect(self.reason(limited, "thing.read", "acme") == .outsideLimit)
    }

    @Test func `Custom permissions are granted up to one's own`() throws {
        let authority = try self.authority(["editor at acme"])
        let acme = try #require(PlaceName.path("acme"))
        #expect(authority.mayGrant(permissions: ["thing.read", "thing.update"], at: acme) == .allowed)
        #expect(authority.mayGrant(permissions: ["thing.read", "thing.delete"], at: acme) == .exceeds(["thing.delete"]))
        #expect(authority.mayGrant(permissions: ["thing.raed"], at: acme) == .exceeds(["thing.raed"]))
    }

    @Test func `An explanation names what grants, by way of which role, and where that is written`() throws {
        let authority = try self.authority(["editor at acme", "reader at acme/blog"])
        let path = try #require(PlaceName.path("acme/shop"))
        #expect(
            authority.explain(try self.permission(authority, "thing.read"), on: path).description == """
                thing.read: allowed
                  editor at acme grants it, and nothing denies it
                  - editor at acme: grants it by way of reader (roles.yaml:2:20)
                  - reader at acme/blog: elsewhere
                """)
    }

    @Test func `An explanation names the rule that denies and its conditions`() throws {
        let authority = try self.authority(["editor at acme", "careful at acme"])
        let path = try #require(PlaceName.path("acme/shop/production"))
        let explanation = authority.explain(
            try self.permission(authority, "thing.update"), on: path, ResourceAttributes(environmentKind: .production, labels: [:]))
        #expect(
            explanation.description == """
                thing.update: denied
                  careful at acme denies it: its rule in environments of kind production (roles.yaml:4:20); a denial wins over every grant
                  - editor at acme: grants it (roles.yaml:3:40)
                  - careful at acme: denies it: its rule in environments of kind production (roles.yaml:4:20); would deny it elsewhere: \
                its rule where tier is gold (roles.yaml:4:86)
                """)
    }

    @Test func `The matrix shows roles and permissions`() throws {
        let policy = try PolicyFiles.small(
            "team:\n  reader: {allow: [thing.read]}\n  guarded: {inherits: [reader], allow: [thing.update], deny: [{permissions: [thing.update], "
                + "when: {environment: [production]}}, {permissions: [thing.read]}]}\n")
        #expect(
            RoleMatrix(policy).table == """
                              reader  guarded
                thing.read    yes     -
                thing.update  -       if
                thing.delete  -       -
                node.read     -       -
                """)
    }

    private func authority(_ bindings: [String]) throws -> Authority {
        Authority(try PolicyFiles.small(Self.roles), bindings: try bindings.map { try #require(PlaceName.binding($0)) })
    }

    private func permission(_ authority: Authority, _ name: String) throws -> PermissionID {
        try #require(authority.policy.permissions.permission(name))
    }

    private func reason(_ authority: Authority, _ permission: String, _ place: String, labels: [String: String]? = [:]) -> DecisionReason? {
        guard let permission = authority.policy.permissions.permission(permission), let path = PlaceName.path(place) else { return nil }
        let kind = PlaceName.kind(of: place.split(separator: "/").last.map(String.init) ?? "")
        return authority.decide(permission, on: path, ResourceAttributes(environmentKind: kind, labels: labels)).reason
    }
}
