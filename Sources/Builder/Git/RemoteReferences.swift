internal import FoundationEssentials
internal import Model

/// What the references of a repository stand for, asked without fetching anything and bounded in time and size.
struct RemoteReferences: Sendable {
    /// How long an answer is waited for where a fetch may take longer.
    private static let patience: Duration = .seconds(20)
    /// The most of an answer that is read, in bytes; a server that says more is not believed.
    private static let maximumAnswer = 64 << 10

    let configuration: BuilderConfiguration
    let runner: ChildRunner
    let commands: GitCommands

    /// The newest commit of a branch or tag.
    ///
    /// - Throws: ``BuilderError`` `invalid_source` where there is none, `clone_failed` or `cancelled`.
    func commit(of reference: BuildReference, in url: GitURL) async throws(BuilderError) -> CommitHash {
        let lines = try await self.lines(self.commands.head(reference, of: url), reference.description, of: url)
        // Git also answers with names that only end like this one.
        let line = lines.first { $0.name.utf8.elementsEqual(reference.remoteName.utf8) }
        guard let hash = line.flatMap({ CommitHash($0.value) }) else {
            throw BuilderError(.invalidSource, "The repository has no \(reference).")
        }
        return hash
    }

    /// The branch that the repository's HEAD names, or `main` where it names none that is there.
    ///
    /// - Throws: ``BuilderError`` `invalid_source` where it names what no fetch takes, `clone_failed` or `cancelled`.
    func defaultBranch(of url: GitURL) async throws(BuilderError) -> GitReference {
        let prefix = "ref: refs/heads/"
        let lines = try await self.lines(self.commands.symbolicHead(of: url), "HEAD", of: url)
        guard let line = lines.first(where: { $0.name == "HEAD" && $0.value.utf8.starts(with: prefix.utf8) }) else { return .main }
        do throws(ValidationError) {
            return try GitReference(String(line.value.unicodeScalars.dropFirst(prefix.unicodeScalars.count)), field: "branch")
        } catch {
            throw BuilderError(.invalidSource, "The repository's HEAD names a branch that cannot be fetched; give another one.")
        }
    }

    /// The lines of the answer, value and name; none where the repository has nothing of what was asked for.
    private func lines(
        _ command: ChildCommand, _ what: String, of url: GitURL
    ) async throws(BuilderError) -> [(value: String, name: String)] {
        let limit = min(self.configuration.fetchTimeout, Self.patience)
        let expired = BuilderError(.cloneFailed, "\(url) did not answer within \(limit.components.seconds) s.", isRetriable: true)
        let exit = try await Deadline.run(limit, orThrow: expired) { () async throws(BuilderError) in
            try await self.runner.collect(command, limit: Self.maximumAnswer)
        }
        // Git's way to say that it found nothing.
        if exit.status == 2 { return [] }
        guard exit.isSuccess else { throw GitFailure(standardError: exit.errorText).error(fetching: what, from: url) }
        return exit.text.unicodeScalars.split(separator: "\n").compactMap { line in
            line.firstIndex(of: "\t").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
    }
}
