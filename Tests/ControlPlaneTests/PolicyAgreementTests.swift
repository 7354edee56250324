import Foundation
import Model
import Policy
import Testing

@testable import ControlPlane

/// What the server decides by, and what stands in `Policies/`.
@Suite struct PolicyAgreementTests {
    @Test func `Every permission that a route can state is in the closed list`() throws {
        let names = Set(try Self.policy().permissions.names)
        for permission in Permission.allCases { #expect(names.contains(permission.rawValue)) }
    }

    @Test(arguments: Role.allCases)
    func `A role may do what the files say`(role: Role) throws {
        let policy = try Self.policy()
        let written = Set(policy.permissions(of: try #require(policy.role(role.rawValue, at: .system))))
        #expect(Set(role.permissions.map(\.rawValue)) == written.intersection(Permission.allCases.map(\.rawValue)))
    }

    private static func policy() throws -> AccessPolicy {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Policies")
        func file(_ name: String) throws -> PolicyFile {
            PolicyFile(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        return try AccessPolicy(PolicySources(permissions: try file("permissions.yaml"), roles: try file("roles.yaml")))
    }
}
