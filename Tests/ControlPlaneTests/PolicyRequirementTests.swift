import Model
import Policy
import TestSupport
import Testing

@testable import ControlPlane

/// What the server asks a policy for, and what stands in `Policies/`.
@Suite struct PolicyRequirementTests {
    private static let permissions = Permission.allCases.map { "  \($0.rawValue): It.\n" }.joined()
    private static let roles = "team:\n  owner:\n    allow: [team.read]\n"

    @Test func `Every permission that a route can state is in the closed list`() throws {
        let names = Set(try repositoryPolicies().current.permissions.names)
        for permission in Permission.allCases { #expect(names.contains(permission.rawValue)) }
    }

    @Test func `A policy that has all that the server asks for is taken`() throws {
        let sources = Self.sources(permissions: "team:\n" + Self.permissions, roles: Self.roles)
        try Authorizer.check(AccessPolicy(sources), sources)
    }

    @Test func `A list without a permission that the server asks for is refused, and the file is named`() throws {
        let sources = Self.sources(permissions: "team:\n" + Self.permissions.replacing("log.read", with: "log.see"), roles: Self.roles)
        let policy = try AccessPolicy(sources)
        let error = #expect(throws: PolicyLoadError.self) { try Authorizer.check(policy, sources) }
        #expect(error?.description.contains("permissions.yaml:1:1: the server asks for the permission 'log.read'") == true)
    }

    @Test func `Roles without the one of whoever makes a team are refused`() throws {
        for roles in ["team:\n  boss:\n    allow: [team.read]\n", "system:\n  owner:\n    allow: [team.read]\n"] {
            let sources = Self.sources(permissions: "team:\n" + Self.permissions, roles: roles)
            let policy = try AccessPolicy(sources)
            let error = #expect(throws: PolicyLoadError.self) { try Authorizer.check(policy, sources) }
            #expect(error?.description.contains("the role 'owner'") == true)
        }
    }

    private static func sources(permissions: String, roles: String) -> PolicySources {
        PolicySources(
            permissions: PolicyFile(name: "permissions.yaml", text: permissions), roles: PolicyFile(name: "roles.yaml", text: roles))
    }
}
