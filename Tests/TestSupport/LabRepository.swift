import Foundation

/// A git repository on the lab's git server, and a work tree to commit to it from, for the length of one test.
public struct LabRepository: Sendable {
    /// The address that Roost fetches from.
    public let url: String
    /// The work tree.
    public let folder: String
    let bare: String

    /// Writes files, commits everything and pushes the branch.
    ///
    /// - Parameter files: paths and contents; nil removes a file.
    /// - Returns: the hash of the commit.
    @discardableResult
    public func commit(_ files: [String: String?], message: String = "A commit", branch: String = "main") async throws -> String {
        try await self.git("checkout", "-q", "-B", branch)
        for (path, content) in files {
            let url = URL(fileURLWithPath: "\(self.folder)/\(path)")
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            if let content { try Data(content.utf8).write(to: url) } else { try FileManager.default.removeItem(at: url) }
        }
        return try await self.commitAll(message: message, branch: branch)
    }

    /// Commits what lies in the work tree and pushes the branch.
    @discardableResult
    public func commitAll(message: String = "A commit", branch: String = "main") async throws -> String {
        try await self.git("add", "--all")
        try await self.git("commit", "-q", "--allow-empty", "-m", message)
        try await self.git("push", "-q", "--force", self.url, "HEAD:refs/heads/\(branch)")
        return try await self.git("rev-parse", "HEAD")
    }

    /// Makes an annotated tag of the newest commit and pushes it.
    public func tag(_ name: String) async throws {
        try await self.git("tag", "-a", "-m", "A tag", name)
        try await self.git("push", "-q", self.url, "refs/tags/\(name)")
    }

    /// Makes the server's HEAD name a branch, whether it is there or not.
    public func setHead(_ branch: String) async throws {
        try await runTool("/usr/bin/git", ["-c", "safe.directory=*", "-C", self.bare, "symbolic-ref", "HEAD", "refs/heads/\(branch)"])
    }

    /// Runs git in the work tree and returns what it prints.
    @discardableResult
    public func git(_ arguments: String...) async throws -> String {
        try await runTool("/usr/bin/git", ["-C", self.folder] + arguments)
    }
}

/// Lends a new, empty repository of the lab's git server and removes it afterwards.
public func withLabRepository<R>(_ body: (LabRepository) async throws -> R) async throws -> R {
    let name = "builder-" + String(UInt64.random(in: 0 ... .max), radix: 36)
    let url = try await runTool("\(packageRoot)/ops/lab/git-new", [name])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    let repository = LabRepository(url: url, folder: folder, bare: "\(try labVariable("LAB_GIT_ROOT"))/\(name).git")
    defer {
        try? FileManager.default.removeItem(atPath: repository.bare)
        try? FileManager.default.removeItem(atPath: folder)
    }
    try await runTool("/usr/bin/git", ["init", "-q", "-b", "main", folder])
    try await repository.git("config", "user.name", "Test Author")
    try await repository.git("config", "user.email", "test@example.com")
    return try await body(repository)
}
