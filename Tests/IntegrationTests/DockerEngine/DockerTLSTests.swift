import DockerEngine
import TestSupport
import Testing

@Suite struct DockerTLSTests {
    @Test("An engine behind TLS answers a client that it knows, and none that it does not")
    func certificates() async throws {
        try await withTLSEngine { engine in
            let known = try DockerClient(configuration: DockerConfiguration(host: engine.host, tls: engine.known))
            #expect(try await known.info().swarm?.isManager == true)
            let stranger = try DockerClient(configuration: DockerConfiguration(host: engine.host, tls: engine.stranger))
            await #expect { try await stranger.info() } throws: { ($0 as? DockerError)?.code == .transport }
            let plain = try DockerClient(configuration: DockerConfiguration(host: engine.host))
            await #expect { try await plain.info() } throws: { ($0 as? DockerError)?.code == .transport }
            var mistrusting = engine.known
            mistrusting.authorityFile = nil
            let other = try DockerClient(configuration: DockerConfiguration(host: engine.host, tls: mistrusting))
            await #expect { try await other.info() } throws: { ($0 as? DockerError)?.code == .transport }
            for client in [known, stranger, plain, other] { await client.shutdown() }
        }
    }

    @Test("Certificate files that are not there are a matter of configuration")
    func missingFiles() {
        let missing = DockerTLS(certificateFile: "/nowhere/cert.pem", keyFile: "/nowhere/key.pem")
        #expect { try DockerClient(configuration: DockerConfiguration(host: "tcp://127.0.0.1:1", tls: missing)) } throws: {
            ($0 as? DockerError)?.code == .configuration
        }
    }
}
