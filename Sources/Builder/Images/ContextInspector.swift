internal import Model

/// Checks in the mirror, before anything is built, that the context is small enough and that the Dockerfile is a plain file.
///
/// It only reads git objects: no symbolic link is followed and nothing is written.
struct ContextInspector: Sendable {
    let configuration: BuilderConfiguration
    let runner: ChildRunner
    let commands: GitCommands

    /// - Throws: ``BuilderError`` `invalid_source`, `limit_exceeded`, `clone_failed` where the mirror is damaged, or `cancelled`.
    func inspect(_ request: BuildRequest, in mirror: MirrorDirectory) async throws(BuilderError) -> BuildContext {
        try self.checkSettings(request)
        let dockerfile = try self.path(of: request.settings.dockerfile.rawValue)
        let tree = try await self.tree(of: request, in: mirror)
        let survey = TreeSurvey(wantedPath: dockerfile.rawValue)
        let exit = try await self.runner.run(self.commands.list(tree, in: mirror.path)) { stream, bytes in
            if stream == .stdout { survey.feed(bytes) }
        }
        let totals = survey.totals
        guard exit.isSuccess, !totals.isDamaged else { throw Self.damaged }
        try self.checkSize(totals)
        try await self.checkDockerfile(totals.wanted, named: dockerfile.rawValue, of: request, in: mirror)
        return BuildContext(tree: tree, files: totals.files, size: totals.size, hasSubmodules: totals.hasSubmodules)
    }

    static let damaged = BuilderError(.cloneFailed, "The copy of the repository is damaged.", isRetriable: true)

    /// A row that was stored before a rule was made is checked again.
    private func checkSettings(_ request: BuildRequest) throws(BuilderError) {
        if let problem = request.settings.problems().first {
            throw BuilderError(.invalidSource, "\(problem.field) \(problem.message).")
        }
        if let name = request.arguments.keys.sorted().first(where: { $0.uppercased().hasPrefix("BUILDKIT_") }) {
            throw BuilderError(.invalidSource, "The build argument \(name) is not allowed: it steers the builder itself.")
        }
    }

    private func path(of dockerfile: String) throws(BuilderError) -> RelativePath {
        do throws(ValidationError) {
            return try RelativePath(dockerfile, field: "build.dockerfile")
        } catch {
            throw BuilderError(.invalidSource, "The path of the Dockerfile must be relative and without '..'.")
        }
    }

    private func tree(of request: BuildRequest, in mirror: MirrorDirectory) async throws(BuilderError) -> String {
        let root = request.source.rootDirectory
        if root.rawValue.isEmpty { return request.commit.rawValue }
        let exit = try await self.runner.collect(self.commands.entry(at: root, of: request.commit, in: mirror.path))
        guard exit.isSuccess else { throw Self.damaged }
        let records = exit.output.split(separator: 0)
        let entry = records.compactMap { TreeEntry(parsing: $0) }.first { $0.path == root.rawValue }
        guard let entry, entry.kind == .directory else {
            throw BuilderError(.invalidSource, "The commit has no directory '\(root)'.")
        }
        return entry.hash
    }

    private func checkSize(_ totals: TreeSurvey.Totals) throws(BuilderError) {
        guard totals.size <= self.configuration.maximumContextSize else {
            throw BuilderError(
                .limitExceeded,
                "The files to build have \(totals.size) bytes; \(self.configuration.maximumContextSize) are allowed.")
        }
        guard totals.files <= self.configuration.maximumContextFiles else {
            throw BuilderError(
                .limitExceeded, "There are \(totals.files) files to build; \(self.configuration.maximumContextFiles) are allowed.")
        }
    }

    private func checkDockerfile(
        _ entry: TreeEntry?, named name: String, of request: BuildRequest, in mirror: MirrorDirectory
    ) async throws(BuilderError) {
        let root = request.source.rootDirectory
        let place = root.rawValue.isEmpty ? "the repository" : "'\(root)'"
        guard let entry else { throw BuilderError(.invalidSource, "There is no '\(name)' in \(place).") }
        guard entry.kind == .file else {
            throw BuilderError(.invalidSource, "'\(name)' in \(place) is not a plain file; links are not followed.")
        }
        guard let size = entry.size, size <= DockerfileCheck.maximumSize else {
            throw BuilderError(.invalidSource, "'\(name)' is larger than \(DockerfileCheck.maximumSize) bytes.")
        }
        let command = self.commands.content(ofBlob: entry.hash, in: mirror.path)
        let exit = try await self.runner.collect(command, limit: DockerfileCheck.maximumSize + 1)
        guard exit.isSuccess else { throw Self.damaged }
        if let problem = DockerfileCheck.problem(in: exit.output) { throw BuilderError(.invalidSource, "'\(name)' \(problem).") }
    }
}
