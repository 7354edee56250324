internal import Model
internal import Telemetry

/// The argument arrays and the environment of all calls of git.
///
/// No configuration but this is read, no hook, filter, helper or prompt runs, only HTTP is spoken, redirects are not followed, and
/// names of users stand behind `--end-of-options`.
struct GitCommands: Sendable {
    let configuration: BuilderConfiguration
    /// An empty folder.
    let home: String

    /// The version of git.
    func version() -> ChildCommand {
        ChildCommand(self.configuration.git, ["--version"], environment: self.environment)
    }

    /// An empty bare repository, without hooks.
    func initialize(_ directory: String) -> ChildCommand {
        self.command(["init", "--bare", "--quiet", "--template=", "--initial-branch=none", "--", directory])
    }

    /// Fetches `refspecs`, the newest commit of each or their whole history.
    func fetch(_ refspecs: [String], from url: GitURL, into directory: String, isShallow: Bool) -> ChildCommand {
        // A depth that no history reaches makes a shallow mirror complete; --unshallow would fail on a complete one.
        let depth = isShallow ? "--depth=1" : "--depth=2147483647"
        return self.call(
            ["fetch", "--quiet", "--force", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance"]
                + (isShallow ? [depth] : [depth, "--prune"]) + ["--end-of-options", url.rawValue] + refspecs, in: directory)
    }

    /// The newest commit of a branch or tag at the other side, which is not fetched.
    func head(_ reference: BuildReference, of url: GitURL) -> ChildCommand {
        self.call(["ls-remote", "--quiet", "--exit-code", "--end-of-options", url.rawValue, reference.remoteName])
    }

    /// The branch that the HEAD at the other side names.
    func symbolicHead(of url: GitURL) -> ChildCommand {
        self.call(["ls-remote", "--quiet", "--exit-code", "--symref", "--end-of-options", url.rawValue, "HEAD"])
    }

    /// The full hash of the commit that `name` leads to.
    func resolve(_ name: String, in directory: String) -> ChildCommand {
        self.command(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"], in: directory)
    }

    /// Hash, author and subject of a commit, each ended by NUL.
    func describe(_ hash: CommitHash, in directory: String) -> ChildCommand {
        self.command(
            ["log", "-1", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%an%x00%s%x00", "--end-of-options", hash.rawValue],
            in: directory)
    }

    /// What the tree of a commit has at `path`, without following symbolic links.
    func entry(at path: RelativePath, of hash: CommitHash, in directory: String) -> ChildCommand {
        self.command(["ls-tree", "-z", "--full-tree", "--end-of-options", hash.rawValue, path.rawValue], in: directory)
    }

    /// Every file below `tree` with its size.
    func list(_ tree: String, in directory: String) -> ChildCommand {
        self.command(["ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree], in: directory)
    }

    /// The content of a file.
    func content(ofBlob hash: String, in directory: String) -> ChildCommand {
        self.command(["cat-file", "blob", hash], in: directory)
    }

    /// The files below `tree` as a tar archive; `tree` is a hash that git gave.
    func archive(_ tree: String, in directory: String) -> ChildCommand {
        self.command(["archive", "--format=tar", tree], in: directory)
    }

    /// A command that speaks with the other side, which is told the trace.
    private func call(_ arguments: [String], in directory: String? = nil) -> ChildCommand {
        self.command(arguments, in: directory, settings: TraceContext.traceparent.map { ["http.extraHeader=traceparent: \($0)"] } ?? [])
    }

    private func command(_ arguments: [String], in directory: String? = nil, settings: [String] = []) -> ChildCommand {
        let place = directory.map { ["--git-dir=\($0)"] } ?? []
        return ChildCommand(
            self.configuration.git, (self.settings + settings).flatMap { ["-c", $0] } + place + arguments, environment: self.environment)
    }

    private var settings: [String] {
        [
            "core.hooksPath=/dev/null", "core.attributesFile=/dev/null", "core.fsmonitor=false", "core.askPass=", "credential.helper=",
            "protocol.allow=never", "protocol.http.allow=always", "protocol.https.allow=always", "http.followRedirects=false",
            "http.lowSpeedLimit=\(self.configuration.lowSpeedLimit)",
            "http.lowSpeedTime=\(max(1, self.configuration.lowSpeedTime.components.seconds))", "safe.bareRepository=explicit",
            "submodule.recurse=false", "fetch.recurseSubmodules=no", "gc.auto=0", "maintenance.auto=false",
            // One pack per fetch, which the size cap can watch; only the wanted commits are checked, so old flaws of a history pass.
            "fetch.unpackLimit=1", "fetch.fsckObjects=true",
            // Harmless flaws that old tools wrote into many repositories.
            "fetch.fsck.zeroPaddedFilemode=ignore", "fetch.fsck.missingSpaceBeforeDate=ignore", "fetch.fsck.badTimezone=ignore",
        ]
    }

    private var environment: [String: String] {
        [
            "PATH": self.configuration.searchPath, "HOME": self.home, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "http:https",
            "GIT_LFS_SKIP_SMUDGE": "1", "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1",
        ]
    }
}
