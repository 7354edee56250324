import Redis
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisTLSIntegrationTests {
    @Test func `TLS is spoken with a server whose authority is given, also after a restart and to subscribers`() async throws {
        try await Self.withServer { server, port, authority, _ async throws in
            let trusted = try RedisConfiguration(url: "rediss://localhost:\(port)?ca=\(authority.certificateFile)")
            try await withRunningRedis(trusted) { client async throws in
                try await waitUntilHealthy(client)
                let large = Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
                #expect(try await client.send("ECHO", [large], timeout: .seconds(20)).bytes() == large)
                var messages = client.subscribe(to: ["c"]).makeAsyncIterator()
                #expect(try await messages.next() == .subscribed(reconnected: false))
                await server.kill()
                try server.start()
                #expect(try await messages.next() == .subscribed(reconnected: true))
                try await waitUntilHealthy(client)
                #expect(try await client.send("PUBLISH", ["c", "over TLS"]) == .integer(1))
                #expect(try await messages.next() == .message(channel: "c", payload: Array("over TLS".utf8)))
            }
        }
    }

    @Test func `Another authority, another host and a client without TLS are refused`() async throws {
        try await Self.withServer { _, port, authority, stranger async throws in
            let refused = [
                "rediss://localhost:\(port)?ca=\(stranger.certificateFile)", "rediss://localhost:\(port)",
                "rediss://127.0.0.1:\(port)?ca=\(authority.certificateFile)", "redis://localhost:\(port)",
            ]
            for url in refused {
                var configuration = try RedisConfiguration(url: url)
                configuration.connectionWait = .seconds(1)
                try await withRunningRedis(configuration) { client async throws in
                    let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                    #expect(error?.code == .notConnected || error?.code == .connectionLost, "\(url): \(String(describing: error))")
                }
            }
        }
    }

    /// Lends a server whose certificate is for `localhost` and not for 127.0.0.1, and two authorities of which one signed it.
    private static func withServer(
        _ body: (_ server: RedisServer, _ port: Int, _ authority: TestAuthority, _ stranger: TestAuthority) async throws -> Void
    ) async throws {
        try await withTestFolder("redistls") { folder in
            let authority = try await TestAuthority("known", in: folder)
            let certificate = try await authority.issue("server", for: ["DNS:localhost"])
            let stranger = try await TestAuthority("stranger", in: folder)
            let port = try await freePort()
            let arguments = [
                "--tls-port", String(port), "--tls-cert-file", certificate.file, "--tls-key-file", certificate.keyFile,
                "--tls-auth-clients", "no", "--tls-ca-cert-file", authority.certificateFile,
            ]
            try await withRedisServer(arguments: arguments) { server, _ async throws in
                try await body(server, port, authority, stranger)
            }
        }
    }
}
