import DockerEngine
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct DockerTLSTests {
    @Test("An engine behind TLS answers a client that it knows, and none that it does not; its streams end with its machine")
    func certificates() async throws {
        try await withTLSEngine { engine in
            var configuration = DockerConfiguration(host: engine.host, tls: engine.known)
            configuration.peerTimeout = .seconds(10)
            let known = try DockerClient(configuration: configuration)
            #expect(try await known.info().swarm?.isManager == true)
            try await Self.readOutput(known, engine.engine.lab)
            for tls in [engine.stranger, engine.mistrusting, nil] {
                let other = try DockerClient(configuration: DockerConfiguration(host: engine.host, tls: tls))
                await #expect { try await other.info() } throws: {
                    // Who speaks no TLS at all is told so in plain HTTP.
                    ($0 as? DockerError)?.code == (tls == nil ? .badRequest : .transport)
                }
                await other.shutdown()
            }
            let events = try await known.events()
            try await engine.engine.unplug()
            let start = ContinuousClock.now
            await #expect { for try await _ in events {} } throws: { ($0 as? DockerError)?.code == .transport }
            #expect(ContinuousClock.now - start < .seconds(40))
            await known.shutdown()
        }
    }

    @Test("Certificate files that are not there are a matter of configuration")
    func missingFiles() {
        let missing = DockerTLS(certificateFile: "/nowhere/cert.pem", keyFile: "/nowhere/key.pem")
        #expect { try DockerClient(configuration: DockerConfiguration(host: "tcp://127.0.0.1:1", tls: missing)) } throws: {
            ($0 as? DockerError)?.code == .configuration
        }
    }

    /// Streams work over TLS as over the socket.
    private static func readOutput(_ client: DockerClient, _ lab: DockerLab) async throws {
        let specification = ContainerSpecification(
            image: lab.baseImage, command: ["sh", "-c", "echo out; echo err >&2"], labels: lab.labels,
            hostConfig: HostConfig(networkMode: ""))
        let id = try await client.createContainer(specification).id
        try await client.startContainer(id)
        _ = try await client.waitContainer(id, limit: .seconds(30))
        var texts: [LogStream: String] = [:]
        for try await frame in try await client.containerLogs(id) {
            texts[frame.stream, default: ""] += String(decoding: frame.bytes, as: UTF8.self)
        }
        #expect(texts == [.stdout: "out\n", .stderr: "err\n"])
    }
}
