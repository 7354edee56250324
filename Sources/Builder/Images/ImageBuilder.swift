internal import DockerEngine
internal import Model
internal import SystemPackage

/// Builds images: `git archive` into `docker build -`, joined by a pipe, so that no work tree exists at any time.
struct ImageBuilder: Sendable {
    let configuration: BuilderConfiguration
    let runner: ChildRunner
    let git: GitCommands
    let docker: BuildCommands
    let detector: BuilderKindDetector
    let engine: DockerClient

    /// - Throws: ``BuilderError`` `build_failed`, `build_timeout`, `no_space`, `registry_unavailable` (of a base image),
    ///   `docker_unavailable` or `cancelled`.
    func build(
        _ request: BuildRequest, context: BuildContext, in mirror: MirrorDirectory, log: any BuildLog
    ) async throws(BuilderError) -> BuiltImage {
        let output = BuildOutput(
            log: log, maximumSize: self.configuration.maximumLogSize, maximumLineLength: self.configuration.maximumLineLength)
        let limit = self.configuration.buildTimeout
        let expired = BuilderError(.buildTimeout, "The build did not finish within \(limit.components.seconds) s.")
        let kind = try await self.detector.kind()
        try Self.check(request, kind)
        do throws(BuilderError) {
            try await JobFolder.with(request.secrets, below: self.docker.directories.jobs) { files throws(BuilderError) in
                try await Deadline.run(limit, orThrow: expired) { () async throws(BuilderError) in
                    try await self.run(self.docker.build(request, with: kind, secretFiles: files), context, mirror, output)
                }
            }
            return try await self.inspect(request.image)
        } catch {
            // Cleaning up has to happen after a cancellation too, hence a task that does not inherit it.
            if kind == .classic { await Task { await self.cleanUp(after: output) }.value }
            throw error
        }
    }

    /// The largest arguments of a build together, in bytes; Linux takes some 2 MiB with the environment.
    private static let maximumArgumentsSize = 1 << 20

    private static func check(_ request: BuildRequest, _ kind: BuilderKind) throws(BuilderError) {
        if kind == .classic, let secret = request.secrets.map(\.name).min() {
            throw BuilderError(
                .buildFailed,
                "The variable \(secret) is a secret of the build, which the classic builder would keep in the image: "
                    + "this needs BuildKit, which the Docker CLI here cannot drive.")
        }
        let size = request.arguments.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= Self.maximumArgumentsSize else {
            throw BuilderError(
                .limitExceeded,
                "The arguments of the build are larger than \(Self.maximumArgumentsSize) bytes together; "
                    + "variables of the build that are files do not count.")
        }
    }

    private func run(
        _ build: ChildCommand, _ context: BuildContext, _ mirror: MirrorDirectory, _ output: BuildOutput
    ) async throws(BuilderError) {
        let pipe: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
        do { pipe = try FileDescriptor.pipe(options: .closeOnExec) } catch {
            throw BuilderError(.buildFailed, "No pipe could be made: \(error)", isRetriable: true)
        }
        let archive = self.git.archive(context.tree, in: mirror.path)
        let archiveErrors = CappedBytes(limit: 16 << 10)
        let (archived, built) = await withTaskGroup(of: PipelinePart.self) { group in
            group.addTask {
                do throws(BuilderError) {
                    return .archive(.success(try await self.runner.run(archive, output: pipe.writeEnd) { archiveErrors.append($0) }))
                } catch { return .archive(.failure(error)) }
            }
            group.addTask {
                do throws(BuilderError) {
                    return .build(.success(try await self.runner.run(build, input: pipe.readEnd) { await output.receive($1, from: $0) }))
                } catch { return .build(.failure(error)) }
            }
            return await PipelinePart.collect(&group)
        }
        await output.finish()
        try await self.judge(archived: archived, built: built, archiveErrors: archiveErrors.bytes, output)
    }

    private func judge(
        archived: Result<ChildExit, BuilderError>, built: Result<ChildExit, BuilderError>, archiveErrors: [UInt8], _ output: BuildOutput
    ) async throws(BuilderError) {
        let build = try built.get()
        let archive = try archived.get()
        // 141 is SIGPIPE: the build ended first, and its own status says why.
        if !archive.isSuccess, archive.status != 141 {
            let failure = GitFailure(standardError: String(decoding: archiveErrors, as: UTF8.self))
            throw BuilderError(.cloneFailed, "The commit could not be read: \(failure.reason)", isRetriable: true)
        }
        guard build.isSuccess else {
            throw await BuildFailure.error(
                status: build.status, lastErrorLine: output.lastErrorLine, lastLines: output.lastLines)
        }
    }

    private func inspect(_ image: Model.ImageReference) async throws(BuilderError) -> BuiltImage {
        do throws(DockerError) {
            let found = try await self.engine.image(image.description)
            return BuiltImage(reference: image, id: found.id, size: found.size)
        } catch {
            if Task.isCancelled { throw .cancelled }
            if error.code == .notFound {
                throw BuilderError(.buildFailed, "The build ended without an image.")
            }
            throw BuilderError(.dockerUnavailable, "The built image could not be read: \(error.message)", isRetriable: true)
        }
    }

    /// Removes the images of single steps that the classic builder leaves behind when a build does not finish.
    ///
    /// Only images without a name and without children are removed, and of these only ones that this build printed. The engine ends the
    /// step's container a moment after the CLI is gone, and until then the image counts as used.
    private func cleanUp(after output: BuildOutput) async {
        let printed = Set(await output.stepImages)
        let clock = ContinuousClock()
        let end = clock.now + Self.cleanUpTime
        while !printed.isEmpty, let dangling = try? await self.engine.images(["dangling": ["true"]]) {
            let left = dangling.filter { image in printed.contains { image.id.hasPrefix("sha256:\($0)") } }
            var isInUse = false
            for image in left {
                do { try await self.engine.removeImage(image.id) } catch { isInUse = isInUse || error.code == .conflict }
            }
            guard isInUse, clock.now < end else { return }
            do { try await clock.sleep(for: .milliseconds(100)) } catch { return }
        }
    }

    /// How long the images of an unfinished build are tried to be removed.
    private static let cleanUpTime: Duration = .seconds(5)
}
