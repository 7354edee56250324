internal import Foundation

/// A git repository on the lab's server with a working clone: commits are made and pushed over HTTP as a user's would be.
public struct SourceRepository: Sendable {
    /// Its address.
    public let url: String
    /// The working clone.
    public let folder: String

    private static let environment = [
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.com",
    ]

    private static let prefix = "e2e-"

    /// Makes an empty one with a name that nothing else has.
    public init(in parent: String) async throws {
        let name = Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36)
        self.url = try await runTool(
            "\(packageRoot)/ops/lab/git-new", [name],
            environment: ["PATH": Self.environment["PATH"] ?? "", "ROOST_LAB_DIR": try labVariable("ROOST_LAB_DIR"), "HOME": "/tmp"])
        self.folder = "\(parent)/\(name)"
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        try await self.git("init", "--quiet", "--initial-branch=main")
        try await self.git("remote", "add", "origin", self.url)
    }

    /// Writes files, executable ones where their text begins with `#!`, commits and pushes them; the commit's hash.
    @discardableResult
    public func commit(_ files: [String: String], message: String = "change", branch: String = "main") async throws -> String {
        for (path, text) in files { try self.write(Data(text.utf8), to: path, executable: text.hasPrefix("#!")) }
        return try await self.push(message, branch: branch)
    }

    /// Writes one file of random bytes, commits and pushes it.
    @discardableResult
    public func commitRandom(_ path: String, size: Int) async throws -> String {
        try self.write(Data((0..<size).map { _ in UInt8.random(in: .min ... .max) }), to: path, executable: false)
        return try await self.push("large file")
    }

    /// Puts one new commit in the place of all that the server has, as a forced push and the server's clean-up do.
    public func replaceHistory() async throws {
        try await self.git("checkout", "--quiet", "--orphan", "anew")
        try await self.git("commit", "--quiet", "--allow-empty", "--message", "all anew")
        try await self.git("push", "--quiet", "--force", "origin", "HEAD:main")
        let bare = "\(try labVariable("LAB_GIT_ROOT"))/\(URL(filePath: self.folder).lastPathComponent).git"
        try await runTool(
            "/usr/bin/git", ["-c", "safe.directory=*", "-C", bare, "gc", "--quiet", "--prune=now"], environment: Self.environment)
    }

    /// Makes the server's HEAD name a branch, as a repository's settings do.
    public func setHead(_ branch: String) async throws {
        let bare = "\(try labVariable("LAB_GIT_ROOT"))/\(URL(filePath: self.folder).lastPathComponent).git"
        try await runTool(
            "/usr/bin/git", ["-c", "safe.directory=*", "-C", bare, "symbolic-ref", "HEAD", "refs/heads/\(branch)"],
            environment: Self.environment)
    }

    private func write(_ data: Data, to path: String, executable: Bool) throws {
        let url = URL(filePath: "\(self.folder)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
        try FileManager.default.setAttributes(
            [.posixPermissions: executable ? 0o755 : 0o644], ofItemAtPath: url.path(percentEncoded: false))
    }

    private func push(_ message: String, branch: String = "main") async throws -> String {
        try await self.git("add", "--all")
        try await self.git("commit", "--quiet", "--allow-empty", "--message", message)
        try await self.git("push", "--quiet", "origin", "HEAD:refs/heads/\(branch)")
        return try await self.git("rev-parse", "HEAD")
    }

    @discardableResult
    private func git(_ arguments: String...) async throws -> String {
        try await runTool("/usr/bin/git", ["-C", self.folder] + arguments, environment: Self.environment, within: .seconds(60))
    }

    /// Takes the repositories whose clones lie in a folder from the server.
    static func remove(below parent: String) {
        guard let root = try? labVariable("LAB_GIT_ROOT") else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(Self.prefix) {
            try? FileManager.default.removeItem(atPath: "\(root)/\(name).git")
        }
    }

    /// A site of one page on port 8080: `text` is what it answers.
    public static func site(_ text: String) throws -> [String: String] {
        [
            "Dockerfile": """
            FROM \(try labVariable("LAB_BASE_IMAGE"))
            COPY index.html /www/index.html
            EXPOSE 8080
            CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]

            """,
            "index.html": text,
        ]
    }

    /// The sample application that behaves as `behaviour` says, with `text` as its page.
    public static func app(_ behaviour: String, text: String) throws -> [String: String] {
        let sample = "\(packageRoot)/ops/lab/samples/app"
        func file(_ name: String) throws -> String { try String(contentsOfFile: "\(sample)/\(name)", encoding: .utf8) }
        return [
            "Dockerfile": """
            FROM \(try labVariable("LAB_BASE_IMAGE"))
            COPY www /www
            COPY start behaviour /
            EXPOSE 8080
            CMD ["/start"]

            """,
            "start": try file("start"), "behaviour": behaviour + "\n", "www/index.html": text,
            "www/cgi-bin/env": try file("www/cgi-bin/env"),
            "www/broken/cgi-bin/index.cgi": try file("www/broken/cgi-bin/index.cgi"),
        ]
    }
}
