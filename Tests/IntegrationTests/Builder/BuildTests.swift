import Builder
import DockerEngine
import Foundation
import Model
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct BuildTests {
    @Test(arguments: [BuilderKind.buildKit, .classic])
    func `A commit becomes an image in the registry, pinned by its digest, and the next commit another one`(kind: BuilderKind) async throws
    {
        try await withBuilderLab {
            $0.builderKind = kind
        } _: { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile("ARG GREETING", "COPY . /www", "RUN echo built-$GREETING")])
            let built = try await lab.build(BuildSettings(arguments: ["GREETING": "one two"]), number: 1)
            #expect(lab.log.lines.contains { $0.hasSuffix("built-one two") })
            #expect(built.id.hasPrefix("sha256:"))
            let image = try await lab.docker.client.image(built.reference.description)
            #expect(image.config?.labels["roost.test"] == lab.docker.mark)
            let first = try await lab.builder.push(built.reference, log: lab.log)
            let name = "\(lab.docker.registry)/test/\(lab.docker.mark)"
            #expect(first.description.hasPrefix("\(name)@sha256:"))
            #expect(try await lab.docker.client.distribution(first.description).descriptor.digest == first.digest)

            try await lab.repository.commit(["new.txt": "2"])
            let second = try await lab.builder.push(try await lab.build(number: 2).reference, log: lab.log)
            #expect(second.digest != first.digest)
            #expect(try await lab.builder.resolveImage(lab.image(1), log: lab.log) == first)
            #expect(try await lab.builder.resolveImage(lab.image(2), log: lab.log) == second)
        }
    }

    @Test func `A root directory, another Dockerfile and a stage are built`() async throws {
        try await withBuilderLab { lab in
            let text = lab.dockerfile("COPY . /all").replacing("\n", with: " AS first\n", maxReplacements: 1)
            try await lab.repository.commit([
                "apps/web/docker/web": text
                    + "RUN ls /all && test ! -e /all/secret && echo \(lab.docker.mark)\nFROM first AS second\nRUN exit 9\n",
                "apps/web/index.html": "hi", "secret": "outside",
            ])
            let settings = BuildSettings(dockerfile: "docker/web", target: "first")
            _ = try await lab.build(settings, rootDirectory: "apps/web")
            #expect(lab.log.lines.contains { $0.hasSuffix("index.html") })
        }
    }

    @Test func `A failing command fails the build with its status and its last lines`() async throws {
        for kind in [BuilderKind.buildKit, .classic] {
            try await withBuilderLab {
                $0.builderKind = kind
            } _: { lab in
                try await lab.repository.commit([
                    "Dockerfile": lab.dockerfile("RUN touch /step-\(lab.docker.mark)", "RUN echo last words of \(lab.docker.mark); exit 3")
                ])
                let error = await #expect(throws: BuilderError.self) { try await lab.build() }
                #expect(error?.code == .buildFailed)
                #expect(error?.message.contains("3") == true)
                #expect(error?.isRetriable == false)
                #expect(error?.lastLines.contains { $0.contains("last words") } == true)
                #expect(try await Self.steps(of: lab).isEmpty)
            }
        }
    }

    @Test func `A Dockerfile that is missing, a directory or a link is refused, and what a link names is never read`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["README": "x", "folder/file": "x"])
            try FileManager.default.createSymbolicLink(atPath: "\(lab.repository.folder)/linked", withDestinationPath: "/etc/passwd")
            try FileManager.default.createSymbolicLink(atPath: "\(lab.repository.folder)/door", withDestinationPath: "folder")
            try await lab.repository.commitAll()
            for name in ["Dockerfile", "folder", "linked", "door/file", "README/x"] {
                let error = await #expect(throws: BuilderError.self) { try await lab.build(BuildSettings(dockerfile: ExactText(name))) }
                #expect(error?.code == .invalidSource)
                #expect(error?.message.contains("'\(name)'") == true)
            }
            for root in ["nowhere", "door", "README", "linked"] {
                let error = await #expect(throws: BuilderError.self) { try await lab.build(rootDirectory: root) }
                #expect(error?.code == .invalidSource)
                #expect(error?.message.contains("'\(root)'") == true)
            }
            #expect(!lab.log.text.contains("root:"))
        }
    }

    @Test func `A link in the context stays a link and names nothing of this machine`() async throws {
        let canary = FileManager.default.temporaryDirectory.appendingPathComponent("builder-canary-\(UUID().uuidString)").path
        try Data("canary-content".utf8).write(to: URL(fileURLWithPath: canary))
        defer { try? FileManager.default.removeItem(atPath: canary) }
        try await withBuilderLab { lab in
            try await lab.repository.commit([
                "Dockerfile": lab.dockerfile("COPY . /ctx", "RUN echo \(lab.docker.mark); cat /ctx/link || echo unreadable")
            ])
            try FileManager.default.createSymbolicLink(atPath: "\(lab.repository.folder)/link", withDestinationPath: canary)
            try await lab.repository.commitAll()
            _ = try await lab.build()
            #expect(lab.log.lines.contains { $0.hasSuffix("unreadable") })
            #expect(!lab.log.text.contains("canary-content"))
        }
    }

    @Test func `A front end of the user's own and arguments that steer the builder are refused`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit([
                "Dockerfile": "# syntax=evil.example/frontend\n" + lab.dockerfile(), "plain": lab.dockerfile(),
            ])
            let syntax = await #expect(throws: BuilderError.self) { try await lab.build() }
            #expect(syntax?.code == .invalidSource)
            #expect(syntax?.message.contains("'Dockerfile' names 'evil.example/frontend'") == true)
            let argument = await #expect(throws: BuilderError.self) {
                try await lab.build(BuildSettings(dockerfile: "plain", arguments: ["BUILDKIT_SYNTAX": "evil.example/frontend"]))
            }
            #expect(argument?.code == .invalidSource)
        }
    }

    @Test func `A context beyond the caps is refused before it is built`() async throws {
        try await withBuilderLab {
            $0.maximumContextSize = 10_000
            $0.maximumContextFiles = 3
        } _: { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile(), "big": String(repeating: "x", count: 20_000)])
            #expect(await #expect(throws: BuilderError.self) { try await lab.build() }?.code == .limitExceeded)
            try await lab.repository.commit(["big": nil, "1": "", "2": "", "3": ""])
            #expect(await #expect(throws: BuilderError.self) { try await lab.build() }?.code == .limitExceeded)
        }
    }

    @Test func `A log that never ends is cut and the build goes on`() async throws {
        try await withBuilderLab {
            $0.maximumLogSize = 20_000
        } _: { lab in
            try await lab.repository.commit([
                "Dockerfile": lab.dockerfile(
                    "RUN echo \(lab.docker.mark); head -c 300000 /dev/zero | tr '\\0' 'y'", "RUN yes | head -n 20000")
            ])
            _ = try await lab.build()
            #expect(lab.log.text.utf8.count < 30_000)
            #expect(lab.log.lines.contains { $0.contains("is longer than 20000 bytes") })
        }
    }

    @Test(arguments: [BuilderKind.buildKit, .classic])
    func `A build that takes too long is ended`(kind: BuilderKind) async throws {
        try await withBuilderLab {
            $0.builderKind = kind
            $0.buildTimeout = .seconds(4)
        } _: { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile("RUN echo begin-\(lab.docker.mark); sleep 600; echo end")])
            let error = await #expect(throws: BuilderError.self) { try await lab.build() }
            #expect(error?.code == .buildTimeout)
            try await Self.expectNothingLeft(of: lab)
        }
    }

    @Test(arguments: [BuilderKind.buildKit, .classic])
    func `Cancelling a build leaves no process, container, image or folder`(kind: BuilderKind) async throws {
        try await withBuilderLab {
            $0.builderKind = kind
        } _: { lab in
            try await lab.repository.commit([
                "Dockerfile": lab.dockerfile("RUN touch /step-\(lab.docker.mark)", "RUN echo begin-\(lab.docker.mark); sleep 600; echo end")
            ])
            let build = Task { try await lab.build() }
            await lab.log.line(containing: "begin-\(lab.docker.mark)")
            try await eventually(within: .seconds(45), "the step at work") {
                BuilderLab.processes(containing: "echo begin-\(lab.docker.mark)").isEmpty ? nil : ()
            }
            let clock = ContinuousClock()
            let start = clock.now
            build.cancel()
            let error = await #expect(throws: BuilderError.self) { try await build.value }
            #expect(error?.code == .cancelled)
            #expect(clock.now - start < .seconds(8))
            try await Self.expectNothingLeft(of: lab)
            let folders = try FileManager.default.contentsOfDirectory(atPath: lab.workDirectory).sorted()
            #expect(folders == ["docker", "home", "jobs", "mirrors"])
            for folder in ["home", "jobs"] {
                #expect(try FileManager.default.contentsOfDirectory(atPath: "\(lab.workDirectory)/\(folder)").isEmpty)
            }
        }
    }

    @Test func `A base image from a registry that is down is not the user's fault`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": "FROM 127.0.0.1:1/base/image:1\nRUN true\n"])
            let error = await #expect(throws: BuilderError.self) { try await lab.build() }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.isRetriable == true)
        }
    }

    /// No CLI, no git, no step, no container and no image of a step is left; the engine may need a moment.
    private static func expectNothingLeft(of lab: BuilderLab) async throws {
        #expect(BuilderLab.processes(containing: lab.docker.mark + ":d1").isEmpty)
        try await eventually(within: .seconds(45), "the end of the step") {
            BuilderLab.processes(containing: "echo begin-\(lab.docker.mark)").isEmpty ? () : nil
        }
        try await eventually(within: .seconds(45), "the end of the containers") {
            let prefix = " ---> Running in "
            let ran = lab.log.lines.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
            let containers = try await lab.docker.client.containers(all: true)
            return containers.contains { container in ran.contains { container.id.hasPrefix($0) } } ? nil : ()
        }
        #expect(try await Self.steps(of: lab).isEmpty)
        #expect(await #expect(throws: DockerError.self) { try await lab.docker.client.image(lab.image().description) }?.code == .notFound)
    }

    /// The images without a name that this lab's builds printed.
    private static func steps(of lab: BuilderLab) async throws -> [String] {
        let printed = lab.log.lines.filter { $0.hasPrefix(" ---> ") }.map { $0.dropFirst(6) }
        return try await lab.docker.client.images(["dangling": ["true"]]).map(\.id).filter { id in
            printed.contains { id.hasPrefix("sha256:\($0)") }
        }
    }
}
