import Foundation

@testable import Policy

/// The repository's own files, and short ones written in tests.
enum PolicyFiles {
    static func builtIn() throws -> AccessPolicy {
        try AccessPolicy(PolicySources(permissions: Self.file("permissions.yaml"), roles: Self.file("roles.yaml")))
    }

    static func scenarios() throws -> [PolicyFile] {
        let folder = Self.folder.appending(path: "scenarios").path(percentEncoded: false)
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { try Self.file("scenarios/\($0)") }
    }

    static func file(_ name: String) throws -> PolicyFile {
        PolicyFile(name: name, text: try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8))
    }

    /// A policy of a few permissions: `thing.read`, `thing.update`, `thing.delete` of teams, `node.read` of the system.
    static func small(_ roles: String) throws(PolicyLoadError) -> AccessPolicy {
        try AccessPolicy(Self.sources(roles: roles))
    }

    static func sources(permissions: String = Self.permissions, roles: String) -> PolicySources {
        PolicySources(
            permissions: PolicyFile(name: "permissions.yaml", text: permissions), roles: PolicyFile(name: "roles.yaml", text: roles))
    }

    static let permissions = """
        team:
          thing.read: See things.
          thing.update: Change things.
          thing.delete: Delete things.
        system:
          node.read: See nodes.
        """

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Policies")
}
