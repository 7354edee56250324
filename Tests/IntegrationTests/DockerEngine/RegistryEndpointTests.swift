import DockerEngine
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RegistryEndpointTests {
    @Test func `a registry that is there answers`() async throws {
        try await RegistryEndpoint(Lab().registry).ping()
    }

    @Test func `one that is away is told at once`() async throws {
        let port = try await freePort()
        let endpoint = RegistryEndpoint("127.0.0.1:\(port)", timeout: .seconds(20))
        let clock = ContinuousClock()
        let duration = await clock.measure {
            await #expect(throws: DockerError.self) { try await endpoint.ping() }
        }
        #expect(duration < .seconds(1))
    }

    @Test func `one that accepts and says nothing is given up in time`() async throws {
        try await withSlowServer(.silent) { server in
            // More than it has unless it is told otherwise, so that it shows whose time was over.
            let endpoint = RegistryEndpoint("127.0.0.1:\(server.port)", timeout: .seconds(4))
            let clock = ContinuousClock()
            let duration = await clock.measure {
                await #expect(throws: DockerError.self) { try await endpoint.ping() }
            }
            #expect((endpoint.timeout...endpoint.timeout + .milliseconds(1700)).contains(duration))
        }
    }
}
