import Testing

@testable import Policy

@Suite struct BuiltInRoleTests {
    private static let changing: Set<String> = ["create", "update", "delete", "deploy", "cancel", "exec", "restore", "redeliver"]

    @Test func `The roles are those of the design`() throws {
        let roles = try PolicyFiles.builtIn().builtInRoles
        #expect(roles.filter { !$0.isSystem }.map(\.name) == ["viewer", "deployer", "developer", "admin", "owner"])
        #expect(roles.filter(\.isSystem).map(\.name) == ["operator", "auditor"])
        for role in roles { #expect(!role.summary.isEmpty) }
    }

    @Test func `Deletion is for owner and admin, and the team's own for the owner`() throws {
        let policy = try PolicyFiles.builtIn()
        let deletions = Set(policy.permissions.names.filter { $0.hasSuffix(".delete") })
        #expect(deletions.count > 10)
        for role in policy.builtInRoles {
            let expected: Set<String> =
                switch role.name {
                case "owner": deletions
                case "admin": deletions.subtracting(["team.delete"])
                default: []
                }
            #expect(Set(policy.permissions(of: role)).intersection(deletions) == expected)
        }
    }

    @Test func `A deployer deploys and reads, a viewer and an auditor read`() throws {
        let verbs = try self.verbs()
        #expect(verbs["viewer"] == ["read"] && verbs["auditor"] == ["read"])
        #expect(verbs["deployer"] == ["read", "deploy", "cancel", "redeliver"])
        #expect(verbs["developer"]?.isDisjoint(with: ["delete", "exec", "restore"]) == true)
        #expect(verbs["developer"]?.isSuperset(of: ["create", "read", "update", "deploy"]) == true)
    }

    @Test func `Whoever may change a kind of thing may read it`() throws {
        let policy = try PolicyFiles.builtIn()
        for role in policy.builtInRoles {
            let names = Set(policy.permissions(of: role))
            for name in names {
                let parts = name.split(separator: ".")
                let read = "\(parts[0]).read"
                guard Self.changing.contains(String(parts[1])), policy.permissions.names.contains(read) else { continue }
                // Tokens of one's own are listed without a permission.
                #expect(names.contains(read) || name == "token.create", "\(role.name) has \(name) without \(read)")
            }
        }
    }

    @Test func `Team roles have nothing of the installation, and operators nothing of what teams keep`() throws {
        let policy = try PolicyFiles.builtIn()
        for role in policy.builtInRoles {
            #expect(role.isSystem || !role.allow.intersects(policy.permissions.systemPermissions))
            if role.name == "operator" {
                #expect(
                    Set(policy.permissions.names(of: role.allow.subtracting(policy.permissions.systemPermissions))) == [
                        "metrics.read", "team.read",
                    ])
            }
        }
    }

    @Test func `Each role has all of the one below it`() throws {
        let roles = try PolicyFiles.builtIn().builtInRoles.filter { !$0.isSystem }
        for (lower, upper) in zip(roles, roles.dropFirst()) {
            #expect(lower.allow.isSubset(of: upper.allow) && lower.allow != upper.allow)
        }
    }

    private func verbs() throws -> [String: Set<String>] {
        let policy = try PolicyFiles.builtIn()
        return Dictionary(
            uniqueKeysWithValues: policy.builtInRoles.map { role in
                (role.name, Set(policy.permissions(of: role).map { String($0.drop { $0 != "." }.dropFirst()) }))
            })
    }
}
