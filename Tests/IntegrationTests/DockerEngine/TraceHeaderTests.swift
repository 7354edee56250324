import DockerEngine
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct TraceHeaderTests {
    @TaskLocal static var trace: String?

    @Test func `a call tells the engine what its task says of the trace, and nothing where that says nothing`() async throws {
        try await withRequestRecorder { engine in
            var configuration = DockerConfiguration(host: "tcp://127.0.0.1:\(engine.port)")
            configuration.traceparent = { Self.trace }
            let client = try DockerClient(configuration: configuration)
            await Self.$trace.withValue("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") {
                await #expect(throws: DockerError.self) { try await client.ping() }
            }
            await #expect(throws: DockerError.self) { try await client.ping() }
            await client.shutdown()
            let named = engine.heads.map { $0.contains("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") }
            #expect(named == [true, false], "\(engine.heads)")
        }
    }
}
