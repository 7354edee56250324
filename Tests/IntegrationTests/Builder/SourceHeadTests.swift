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
