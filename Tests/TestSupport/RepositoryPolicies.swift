import Foundation
public import Policy

/// The policy of the repository's own files.
public func repositoryPolicies() throws -> PolicyStore {
    func file(_ name: String) throws -> PolicyFile {
        let path = "\(packageRoot)/Policies/\(name)"
        return PolicyFile(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
    }
    return PolicyStore(try AccessPolicy(PolicySources(permissions: file("permissions.yaml"), roles: file("roles.yaml"))))
}
