import Model
import Telemetry
import Testing

@testable import Builder

@Suite struct GitCommandsTests {
    private let commands = GitCommands(
        configuration: BuilderConfiguration(workDirectory: "/w", dockerHost: "unix:///d.sock"), home: "/w/home")

    /// What stands before every subcommand: settings that leave git nothing of the machine's or the repository's to obey.
    private static let settings = [
        "-c", "core.hooksPath=/dev/null", "-c", "core.attributesFile=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.askPass=",
        "-c", "credential.helper=", "-c", "protocol.allow=never", "-c", "protocol.http.allow=always", "-c",
        "protocol.https.allow=always", "-c", "http.followRedirects=false", "-c", "http.lowSpeedLimit=1000", "-c",
        "http.lowSpeedTime=20", "-c", "safe.bareRepository=explicit", "-c", "submodule.recurse=false", "-c",
        "fetch.recurseSubmodules=no", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "fetch.unpackLimit=1", "-c",
        "fetch.fsckObjects=true", "-c", "fetch.fsck.zeroPaddedFilemode=ignore", "-c", "fetch.fsck.missingSpaceBeforeDate=ignore", "-c",
        "fetch.fsck.badTimezone=ignore",
    ]

    @Test func `A shallow fetch names the address and the reference behind the end of options`() throws {
        let url = try GitURL("https://git.example.com/shop/web.git")
        let command = self.commands.fetch(["+refs/heads/main:refs/roost/branch/x"], from: url, into: "/w/m", isShallow: true)
        #expect(
            command.arguments
                == Self.settings + [
                    "--git-dir=/w/m", "fetch", "--quiet", "--force", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
                    "--no-auto-maintenance", "--depth=1", "--end-of-options", "https://git.example.com/shop/web.git",
                    "+refs/heads/main:refs/roost/branch/x",
                ])
        #expect(command.executable == "/usr/bin/git")
    }

    @Test func `What speaks with the other side tells it the trace, and nothing else does`() throws {
        let url = try GitURL("https://git.example.com/web.git")
        let trace = TraceID.generate()
        let branch = BuildReference.branch(try GitReference("main", field: "branch"))
        try TraceContext.$current.withValue(trace) {
            for command in [
                self.commands.fetch(["+a:b"], from: url, into: "/w/m", isShallow: true), self.commands.head(branch, of: url),
                self.commands.symbolicHead(of: url),
            ] {
                let header = try #require(command.arguments.first { $0.hasPrefix("http.extraHeader=") })
                #expect(header.hasPrefix("http.extraHeader=traceparent: 00-\(trace)-"))
            }
            #expect(!self.commands.initialize("/w/m").arguments.contains { $0.contains("traceparent") })
        }
    }

    @Test func `What is asked of a repository without fetching it stands behind the end of options`() throws {
        let url = try GitURL("https://git.example.com/web.git")
        let branch = BuildReference.branch(try GitReference("trunk", field: "branch"))
        #expect(
            self.commands.head(branch, of: url).arguments
                == Self.settings + ["ls-remote", "--quiet", "--exit-code", "--end-of-options", url.rawValue, "refs/heads/trunk"])
        #expect(
            self.commands.symbolicHead(of: url).arguments
                == Self.settings + ["ls-remote", "--quiet", "--exit-code", "--symref", "--end-of-options", url.rawValue, "HEAD"])
    }

    @Test func `A full fetch completes a shallow mirror and drops what is gone`() throws {
        let url = try GitURL("https://git.example.com/web.git")
        let arguments = self.commands.fetch(["+a:b"], from: url, into: "/w/m", isShallow: false).arguments
        #expect(
            arguments.suffix(5) == ["--depth=2147483647", "--prune", "--end-of-options", "https://git.example.com/web.git", "+a:b"])
    }

    @Test func `Reading commands take only hashes and names behind the end of options`() throws {
        let hash = try CommitHash(String(repeating: "a", count: 40), field: "commit")
        let path = try RelativePath("apps/web", field: "root")
        let tail = Self.settings + ["--git-dir=/w/m"]
        #expect(
            self.commands.resolve("refs/roost/tag/x", in: "/w/m").arguments
                == tail + ["rev-parse", "--verify", "--quiet", "--end-of-options", "refs/roost/tag/x^{commit}"])
        #expect(
            self.commands.entry(at: path, of: hash, in: "/w/m").arguments
                == tail + ["ls-tree", "-z", "--full-tree", "--end-of-options", hash.rawValue, "apps/web"])
        #expect(
            self.commands.list(hash.rawValue, in: "/w/m").arguments
                == tail + ["ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", hash.rawValue])
        #expect(self.commands.archive(hash.rawValue, in: "/w/m").arguments == tail + ["archive", "--format=tar", hash.rawValue])
        #expect(self.commands.content(ofBlob: hash.rawValue, in: "/w/m").arguments == tail + ["cat-file", "blob", hash.rawValue])
        #expect(
            self.commands.initialize("/w/m").arguments
                == Self.settings + ["init", "--bare", "--quiet", "--template=", "--initial-branch=none", "--", "/w/m"])
    }

    @Test func `The environment is complete and holds nothing of this process`() {
        #expect(
            self.commands.initialize("/w/m").environment == [
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/w/home", "LC_ALL": "C",
                "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
                "GIT_ALLOW_PROTOCOL": "http:https", "GIT_LFS_SKIP_SMUDGE": "1", "GIT_LITERAL_PATHSPECS": "1",
                "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1",
            ])
    }
}
