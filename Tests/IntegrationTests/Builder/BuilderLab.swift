import Builder
import DockerEngine
import Foundation
import Model
import TestSupport

/// A builder with a work folder of its own on the lab's engine, and a repository, for the length of one test.
struct BuilderLab: Sendable {
    let builder: SourceBuilder
    let docker: DockerLab
    let repository: LabRepository
    let workDirectory: String
    let log = RecordingBuildLog()

    /// The name of the test's image number `number`.
    func image(_ number: Int = 1) throws -> Model.ImageReference {
        try Model.ImageReference("\(self.docker.registry)/test/\(self.docker.mark):d\(number)")
    }

    func source(rootDirectory: String = "", branch: String? = "main", url: String? = nil) throws -> GitSource {
        GitSource(
            url: try GitURL(url ?? self.repository.url), branch: try branch.map { try GitReference($0, field: "branch") },
            rootDirectory: try RelativePath(rootDirectory, field: "root"))
    }

    /// Fetches the source's branch and builds it.
    func build(
        _ settings: BuildSettings = BuildSettings(), number: Int = 1, rootDirectory: String = ""
    ) async throws -> BuiltImage {
        let source = try self.source(rootDirectory: rootDirectory)
        let commit = try await self.builder.fetch(source, log: self.log)
        return try await self.builder.build(
            BuildRequest(
                source: source, commit: commit.hash, settings: settings, image: try self.image(number), labels: self.docker.labels),
            log: self.log)
    }

    /// A Dockerfile on the lab's base image.
    func dockerfile(_ lines: String...) -> String {
        (["FROM \(self.docker.baseImage)"] + lines).joined(separator: "\n") + "\n"
    }

    /// The command lines of the processes of this machine that hold `text`.
    static func processes(containing text: String) -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { entry -> String? in
            guard entry.allSatisfy(\.isNumber), let line = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") else {
                return nil
            }
            let text2 = String(decoding: line, as: UTF8.self)
            return text2.contains(text) ? text2 : nil
        }
    }
}

/// Lends a builder; its images and its work folder are removed afterwards.
func withBuilderLab<R: Sendable>(
    _ configure: (inout BuilderConfiguration) -> Void = { _ in }, _ body: (BuilderLab) async throws -> R
) async throws -> R {
    try await withDockerLab { docker in
        try await withLabRepository { repository in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("builder-work-\(docker.mark)").path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var configuration = BuilderConfiguration(workDirectory: folder, dockerHost: docker.client.configuration.host)
            configuration.dockerCLI = try labVariable("ROOST_DOCKER_CLI")
            configuration.retryDelay = .milliseconds(50)
            configure(&configuration)
            let lab = BuilderLab(
                builder: try await SourceBuilder(configuration: configuration, engine: docker.client), docker: docker,
                repository: repository, workDirectory: configuration.workDirectory)
            let result: Swift.Result<R, any Error>
            do { result = .success(try await body(lab)) } catch { result = .failure(error) }
            for image in try await docker.client.images(.label("roost.test", docker.mark)) {
                _ = try? await docker.client.removeImage(image.id, force: true)
            }
            return try result.get()
        }
    }
}
