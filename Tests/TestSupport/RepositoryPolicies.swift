import Foundation
public import Policy

/// The policy of the repository's own files.
public func repositoryPolicies() throws -> PolicyStore {
    let sources = PolicySources(
        permissions: try repositoryPolicyFile("permissions.yaml"), roles: try repositoryPolicyFile("roles.yaml"))
    return PolicyStore(try AccessPolicy(sources))
}

/// A file of the repository's `Policies`.
public func repositoryPolicyFile(_ name: String) throws -> PolicyFile {
    let path = "\(packageRoot)/Policies/\(name)"
    return PolicyFile(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
}
