internal import Model

/// Bare mirrors of repositories, one per address, that make a second fetch of a repository short.
///
/// A mirror has the newest commit of each branch and tag that was asked for, without history. One fetch at a time works on a mirror;
/// others of the same address wait in the order of asking. A damaged mirror is removed and fetched anew, once.
actor GitMirrors {
    /// A mirror with more packs than this is fetched anew, which leaves one.
    static let maximumPacks = 64

    private let configuration: BuilderConfiguration
    private let directories: WorkDirectory
    private let runner: ChildRunner
    private let commands: GitCommands
    private var locks: [String: FairLock] = [:]

    init(configuration: BuilderConfiguration, directories: WorkDirectory, runner: ChildRunner) {
        self.configuration = configuration
        self.directories = directories
        self.runner = runner
        self.commands = GitCommands(configuration: configuration, home: directories.home)
    }

    nonisolated func mirror(of url: GitURL) -> MirrorDirectory {
        MirrorDirectory(of: url, below: self.directories.mirrors)
    }

    /// Brings what `reference` names into the mirror.
    ///
    /// - Throws: ``BuilderError`` `invalid_source`, `clone_failed`, `limit_exceeded`, `no_space` or `cancelled`.
    nonisolated func fetch(_ url: GitURL, _ reference: BuildReference, log: any BuildLog) async throws(BuilderError) -> ResolvedCommit {
        let limit = self.configuration.fetchTimeout
        let expired = BuilderError(.cloneFailed, "\(url) could not be fetched within \(limit.components.seconds) s.")
        let mirror = self.mirror(of: url)
        let commit = try await self.lock(of: mirror).withLock { () async throws(BuilderError) -> ResolvedCommit in
            try await Deadline.run(limit, orThrow: expired) { () async throws(BuilderError) -> ResolvedCommit in
                let policy = RetryPolicy(attempts: self.configuration.attempts, delay: self.configuration.retryDelay)
                return try await policy.run(log: log) { () async throws(BuilderError) -> ResolvedCommit in
                    try await self.fetchOnce(url, reference, into: mirror)
                }
            }
        }
        await self.removeUnused(keeping: mirror)
        return commit
    }

    /// Keeps the mirrors within their size: those that were fetched longest ago go, except where a fetch is under way.
    private func removeUnused(keeping kept: MirrorDirectory) {
        let mirrors = MirrorDirectory.all(below: self.directories.mirrors).map { (mirror: $0, size: $0.packSize(), used: $0.lastFetch()) }
        var excess = mirrors.reduce(0) { $0 + $1.size } - self.configuration.maximumMirrorsSize
        for entry in mirrors.sorted(by: { $0.used < $1.used }) where excess > 0 && entry.mirror != kept {
            if self.locks[entry.mirror.path]?.isHeld == true { continue }
            entry.mirror.remove()
            excess -= entry.size
        }
    }

    /// Drops a mirror that turned out to be damaged; the next fetch makes a new one.
    func discard(_ url: GitURL) async {
        let mirror = self.mirror(of: url)
        // Cancelled while it waited: the next fetch finds the damage by itself.
        try? await self.lock(of: mirror).withLock { mirror.remove() }
    }

    private func lock(of mirror: MirrorDirectory) -> FairLock {
        if let lock = self.locks[mirror.path] { return lock }
        let lock = FairLock()
        self.locks[mirror.path] = lock
        return lock
    }

    private nonisolated func fetchOnce(
        _ url: GitURL, _ reference: BuildReference, into mirror: MirrorDirectory
    ) async throws(BuilderError) -> ResolvedCommit {
        let isOld = mirror.exists
        if isOld, mirror.packCount() > Self.maximumPacks { mirror.remove() }
        mirror.removeLeftovers()
        do throws(MirrorProblem) {
            return try await self.update(mirror, url, reference)
        } catch {
            // What is worth keeping after a failure is the old part of an old mirror.
            if isOld, !error.mayBeTheMirror, error.reported.code != .noSpace { mirror.removeLeftovers() } else { mirror.remove() }
            guard isOld, error.mayBeTheMirror else { throw error.reported }
        }
        do throws(MirrorProblem) {
            return try await self.update(mirror, url, reference)
        } catch {
            mirror.remove()
            throw error.reported
        }
    }

    private nonisolated func update(
        _ mirror: MirrorDirectory, _ url: GitURL, _ reference: BuildReference
    ) async throws(MirrorProblem) -> ResolvedCommit {
        defer { mirror.noteFetch() }
        if !mirror.exists { try await self.perform(self.commands.initialize(mirror.path), reference, url) }
        if case .commit(let hash) = reference {
            try await self.fetchCommit(hash, into: mirror, url)
        } else {
            try await self.transfer(["+\(reference.remoteName):\(MirrorDirectory.localName(of: reference))"], into: mirror, reference, url)
        }
        let name = MirrorDirectory.localName(of: reference)
        return try await self.describe(reference, name: name, in: mirror, url)
    }

    /// Fetches one commit by its hash or, from a server that does not give single commits, all branches and tags with their history.
    private nonisolated func fetchCommit(_ hash: CommitHash, into mirror: MirrorDirectory, _ url: GitURL) async throws(MirrorProblem) {
        let reference = BuildReference.commit(hash)
        let name = MirrorDirectory.localName(of: reference)
        if try await self.collect(self.commands.resolve(name, in: mirror.path)).isSuccess { return }
        do throws(MirrorProblem) {
            try await self.transfer(["+\(hash):\(name)"], into: mirror, reference, url)
        } catch {
            guard error.isMissingReference else { throw error }
            let all = ["+refs/heads/*:refs/roost/all/heads/*", "+refs/tags/*:refs/roost/all/tags/*"]
            try await self.transfer(all, into: mirror, reference, url, isShallow: false)
        }
    }

    private nonisolated func describe(
        _ reference: BuildReference, name: String, in mirror: MirrorDirectory, _ url: GitURL
    ) async throws(MirrorProblem) -> ResolvedCommit {
        var target = name
        if case .commit(let hash) = reference { target = hash.rawValue }
        let resolved = try await self.collect(self.commands.resolve(target, in: mirror.path))
        guard resolved.isSuccess, let hash = CommitHash(String(resolved.text.prefix { !$0.isNewline })) else {
            let missing = BuilderError(.invalidSource, "The repository has no \(reference) that leads to a commit.")
            throw MirrorProblem(reported: missing, mayBeTheMirror: false)
        }
        let description = try await self.collect(self.commands.describe(hash, in: mirror.path))
        let fields = description.text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        guard description.isSuccess, fields.count >= 3, fields[0] == hash.rawValue else {
            throw MirrorProblem(GitFailure(standardError: description.errorText), reference, url)
        }
        var branch: GitReference?
        if case .branch(let name) = reference { branch = name }
        return ResolvedCommit(hash: hash, branch: branch, subject: fields[2], author: fields[1])
    }

    private nonisolated func transfer(
        _ refspecs: [String], into mirror: MirrorDirectory, _ reference: BuildReference, _ url: GitURL, isShallow: Bool = true
    ) async throws(MirrorProblem) {
        let command = self.commands.fetch(refspecs, from: url, into: mirror.path, isShallow: isShallow)
        let exit: ChildExit
        do throws(BuilderError) {
            let limit = self.configuration.maximumRepositorySize
            exit = try await SizeWatch.run(limit: limit, measure: mirror.packSize) { () async throws(BuilderError) in
                try await self.runner.collect(command)
            }
        } catch {
            // A mirror that is too large holds old commits too; without them the repository may fit.
            throw MirrorProblem(reported: error, mayBeTheMirror: error.code == .limitExceeded)
        }
        if !exit.isSuccess { throw MirrorProblem(GitFailure(standardError: exit.errorText), reference, url) }
    }

    private nonisolated func perform(_ command: ChildCommand, _ reference: BuildReference, _ url: GitURL) async throws(MirrorProblem) {
        let exit = try await self.collect(command)
        guard !exit.isSuccess else { return }
        throw MirrorProblem(GitFailure(standardError: exit.errorText), reference, url)
    }

    private nonisolated func collect(_ command: ChildCommand) async throws(MirrorProblem) -> ChildExit {
        do throws(BuilderError) {
            return try await self.runner.collect(command)
        } catch {
            throw MirrorProblem(reported: error, mayBeTheMirror: false)
        }
    }
}
