import DockerEngine
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RegistryEndpointTests {
    @Test func `a registry that is there answers`() async throws {
        try await RegistryEndpoint(Lab().registry).ping()
    }

    @Test func `one that is away is told at once`() async throws {
        let port = try await freePort()
        let clock = ContinuousClock()
        let duration = await clock.measure {
            await #expect(throws: DockerError.self) { try await RegistryEndpoint("127.0.0.1:\(port)").ping() }
        }
        #expect(duration < .seconds(1))
    }

    @Test func `one that accepts and says nothing is given up in time`() async throws {
        try await withSlowServer(.silent) { server in
            let address = "127.0.0.1:\(server.port)"
            let clock = ContinuousClock()
            let duration = await clock.measure {
                await #expect(throws: DockerError.self) { try await RegistryEndpoint(address, timeout: .milliseconds(300)).ping() }
            }
            #expect(duration < .seconds(2))
        }
    }
}
