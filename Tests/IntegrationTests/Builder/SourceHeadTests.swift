import Builder
import DockerEngine
import Model
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct SourceHeadTests {
    private func heads(_ lab: BuilderLab) -> SourceHeads {
        var configuration = BuilderConfiguration(workDirectory: "", dockerHost: lab.docker.client.configuration.host)
        configuration.fetchTimeout = .seconds(10)
        return SourceHeads(configuration: configuration, engine: lab.docker.client)
    }

    @Test func `The newest commit of a branch is known without fetching it`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            let first = try await lab.builder.fetch(lab.source(), log: lab.log).hash
            #expect(try await self.heads(lab).head(of: lab.source()) == first)
            try await lab.repository.commit(["new": "1"])
            let second = try await self.heads(lab).head(of: lab.source())
            #expect(second != first)
            #expect(try await lab.builder.fetch(lab.source(), log: lab.log).hash == second)
        }
    }

    @Test func `Without a branch it is the one that the repository's HEAD names, and main where that names none`() async throws {
        try await withBuilderLab { lab in
            let source = try lab.source(branch: nil)
            let main = try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            try await lab.repository.setHead("trunk")
            // A HEAD of a branch that nobody has pushed.
            #expect(try await lab.builder.fetch(source, log: lab.log).branch?.rawValue == "main")
            #expect(try await self.heads(lab).head(of: source).rawValue == main)
            let trunk = try await lab.repository.commit(["new": "1"], branch: "trunk")
            let fetched = try await lab.builder.fetch(source, log: lab.log)
            #expect(fetched.hash.rawValue == trunk && fetched.branch?.rawValue == "trunk")
            #expect(try await self.heads(lab).head(of: source).rawValue == trunk)
            // A name that git takes and that could be read as an option elsewhere.
            try await lab.repository.git("push", "-q", lab.repository.url, "HEAD:refs/heads/-x")
            try await lab.repository.setHead("-x")
            let error = await #expect(throws: BuilderError.self) { try await lab.builder.fetch(source, log: lab.log) }
            #expect(error?.code == .invalidSource && error?.message.contains("HEAD") == true)
        }
    }

    @Test(arguments: [SlowServer.Manner.silent, .dripping])
    func `A repository that does not say which branch is its own is given up within the bound`(manner: SlowServer.Manner) async throws {
        try await withSlowServer(manner) { server in
            try await withBuilderLab {
                // Together far below what is allowed: the rest is room for a busy machine.
                $0.fetchTimeout = .seconds(1)
                $0.stopGrace = .milliseconds(500)
                $0.attempts = 1
            } _: { lab in
                let start = ContinuousClock.now
                let source = try lab.source(branch: nil, url: "\(server.url)/slow.git")
                let error = await #expect(throws: BuilderError.self) { try await lab.builder.fetch(source, log: lab.log) }
                #expect(error?.code == .cloneFailed && ContinuousClock.now - start < .seconds(6), "\(String(describing: error))")
                #expect(BuilderLab.processes(containing: "\(server.port)/slow.git").isEmpty)
            }
        }
    }

    @Test func `A branch or repository that is not there is refused as what it is`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile()])
            let branch = await #expect(throws: BuilderError.self) { try await self.heads(lab).head(of: lab.source(branch: "none")) }
            #expect(branch?.code == .invalidSource)
            let gone = "http://127.0.0.1:\(try await freePort())/gone.git"
            let repository = await #expect(throws: BuilderError.self) { try await self.heads(lab).head(of: lab.source(url: gone)) }
            #expect(repository?.code == .cloneFailed && repository?.isRetriable == true)
        }
    }
}
