import Builder
import DockerEngine
import Foundation
import Model
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct BuildSecretTests {
    private func build(
        _ lab: BuilderLab, variables: [String: String] = [:], secrets: [BuildSecret] = []
    ) async throws -> BuiltImage {
        let source = try lab.source()
        let commit = try await lab.builder.fetch(source, log: lab.log)
        return try await lab.builder.build(
            BuildRequest(
                source: source, commit: commit.hash, settings: BuildSettings(), image: try lab.image(), labels: lab.docker.labels,
                variables: variables, secrets: secrets),
            log: lab.log)
    }

    @Test func `H07: A secret of the build reaches its step and neither the image nor its history, a command line or the work folder`()
        async throws
    {
        try await withBuilderLab {
            $0.builderKind = .buildKit
        } _: { lab in
            let canary = "canary-\(UUID())"
            try await lab.repository.commit([
                "Dockerfile": lab.dockerfile(
                    "RUN --mount=type=secret,id=TOKEN wc -c < /run/secrets/TOKEN > /length && sha256sum /run/secrets/TOKEN | head -c 8")
            ])
            let watch = Task {
                var (seen, looks) = ([String](), 0)
                while !Task.isCancelled {
                    seen += BuilderLab.processes(containing: canary)
                    looks += 1
                    try? await Task.sleep(for: .milliseconds(20))
                }
                return (seen, looks)
            }
            let built: BuiltImage
            do {
                built = try await self.build(lab, secrets: [BuildSecret(name: "TOKEN", value: Array("\(canary)\n".utf8))])
            } catch {
                watch.cancel()
                throw error
            }
            watch.cancel()
            let (commandLines, looks) = await watch.value
            #expect(commandLines == [] && looks > 3, "\(looks)")
            let environment = ["PATH": "/usr/bin:/bin", "HOME": "/tmp", "DOCKER_HOST": try labVariable("DOCKER_HOST")]
            let docker = try labVariable("ROOST_DOCKER_CLI")
            let archive = "\(lab.workDirectory)/image.tar"
            try await runTool(docker, ["save", "--output", archive, built.reference.description], environment: environment)
            let image = try Data(contentsOf: URL(filePath: archive))
            #expect(image.range(of: Data("\(canary.utf8.count + 1)".utf8)) != nil)
            #expect(image.range(of: Data(canary.utf8)) == nil)
            let history = try await runTool(
                docker, ["history", "--no-trunc", built.reference.description], environment: environment)
            #expect(history.contains("TOKEN") && !history.contains(canary))
            #expect(!lab.log.text.contains(canary))
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.workDirectory + "/jobs").isEmpty)
        }
    }

    @Test func `The classic builder, which would keep a secret, builds none`() async throws {
        try await withBuilderLab {
            $0.builderKind = .classic
        } _: { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile("RUN true")])
            let error = await #expect(throws: BuilderError.self) {
                try await self.build(lab, secrets: [BuildSecret(name: "TOKEN", value: [1])])
            }
            #expect(error?.code == .buildFailed && error?.message.contains("TOKEN") == true)
        }
    }

    @Test func `Arguments that no program could be started with are refused as what they are`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile("RUN true")])
            let large = Dictionary(uniqueKeysWithValues: (0..<20).map { ("A\($0)", String(repeating: "x", count: 60_000)) })
            let error = await #expect(throws: BuilderError.self) { try await self.build(lab, variables: large) }
            #expect(error?.code == .limitExceeded)
        }
    }
}
