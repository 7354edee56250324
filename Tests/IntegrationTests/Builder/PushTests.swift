import Builder
import DockerEngine
import Model
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PushTests {
    @Test func `A registry that is down is tried again and then reported as unavailable`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            let built = try await lab.build()
            let elsewhere = try Model.ImageReference("127.0.0.1:1/test/\(lab.docker.mark):d1")
            try await lab.docker.client.tagImage(built.reference.description, as: elsewhere.description)
            let error = await #expect(throws: BuilderError.self) { try await lab.builder.push(elsewhere, log: lab.log) }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.isRetriable == true)
            #expect(lab.log.text.contains("Attempt 2 of 3 failed"))
        }
    }

    @Test func `A push to a registry that never answers can be cancelled at once`() async throws {
        try await withSlowServer(.silent) { server in
            try await withBuilderLab { lab in
                try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
                let built = try await lab.build()
                let silent = try Model.ImageReference("127.0.0.1:\(server.port)/test/\(lab.docker.mark):d1")
                try await lab.docker.client.tagImage(built.reference.description, as: silent.description)
                let push = Task { try await lab.builder.push(silent, log: lab.log) }
                await lab.log.line(containing: "Pushing \(silent)")
                let clock = ContinuousClock()
                let start = clock.now
                push.cancel()
                let error = await #expect(throws: BuilderError.self) { try await push.value }
                #expect(error?.code == .cancelled)
                #expect(clock.now - start < .seconds(2))
            }
        }
    }

    @Test func `A push to a registry that never answers ends as unavailable`() async throws {
        try await withSlowServer(.silent) { server in
            try await withBuilderLab {
                $0.attempts = 1
            } _: { lab in
                try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
                let built = try await lab.build()
                let silent = try Model.ImageReference("127.0.0.1:\(server.port)/test/\(lab.docker.mark):d1")
                try await lab.docker.client.tagImage(built.reference.description, as: silent.description)
                let error = await #expect(throws: BuilderError.self) { try await lab.builder.push(silent, log: lab.log) }
                #expect(error?.code == .registryUnavailable)
                #expect(!lab.log.text.contains("Attempt 1"))
            }
        }
    }

    @Test func `An image that this engine does not have cannot be pushed`() async throws {
        try await withBuilderLab { lab in
            let error = await #expect(throws: BuilderError.self) { try await lab.builder.push(lab.image(99), log: lab.log) }
            #expect(error?.code == .pushFailed)
        }
    }

    @Test func `An image's tag is pinned to its digest`() async throws {
        try await withBuilderLab { lab in
            let image = try Model.ImageReference(lab.docker.baseImage)
            let pinned = try await lab.builder.resolveImage(image, log: lab.log)
            #expect(pinned.tag == nil)
            #expect(pinned.repository == image.repository)
            #expect(try await lab.builder.resolveImage(pinned, log: lab.log) == pinned)
        }
    }

    @Test func `An image that does not exist is no image and a registry that is down is unavailable`() async throws {
        try await withBuilderLab { lab in
            let registry = lab.docker.registry
            for name in ["\(registry)/test/no-such-image:1", "\(registry)/library/busybox:no-such-tag"] {
                let error = await #expect(throws: BuilderError.self) {
                    try await lab.builder.resolveImage(Model.ImageReference(name), log: lab.log)
                }
                #expect(error?.code == .noImage)
            }
            let error = await #expect(throws: BuilderError.self) {
                try await lab.builder.resolveImage(Model.ImageReference("127.0.0.1:1/a/b:1"), log: lab.log)
            }
            #expect(error?.code == .registryUnavailable)
        }
    }

    @Test func `An image is gone where its registry says so, and not where a registry says nothing`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            let built = try await lab.build()
            let pushed = try await lab.builder.push(built.reference, log: lab.log)
            #expect(try await !lab.builder.isGone(pushed))
            try await removeFromRegistry(pushed.description)
            #expect(try await lab.builder.isGone(pushed))
            let digest = try #require(pushed.digest)
            #expect(try await lab.builder.isGone(Model.ImageReference("\(lab.docker.registry)/test/never-there@\(digest)")))
            #expect(try await !lab.builder.isGone(Model.ImageReference("127.0.0.1:1/a/b@\(digest)")))
        }
    }

    @Test func `An engine that is down is the engine's failure`() async throws {
        try await withBuilderLab {
            $0.dockerHost = "unix:///nowhere/docker.sock"
        } _: { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            let error = await #expect(throws: BuilderError.self) { try await lab.build() }
            #expect(error?.code == .dockerUnavailable)
            #expect(error?.isRetriable == true)
        }
    }
}
