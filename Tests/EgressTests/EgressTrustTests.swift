import Egress
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Outbound requests over TLS` {
    @Test func `are made to a server whose certificate is trusted and for its name, and to no other`() async throws {
        try await withTestFolder("egress-tls") { folder in
            let authority = try await TestAuthority("good", in: folder)
            let other = try await TestAuthority("other", in: folder)
            let certificate = try await authority.issue("server", for: ["DNS:localhost"])
            try await WebServer.run(certificate: certificate) { _ in
                .answer(200, [:], "safe")
            } _: { server in
                let trusting = try EgressClient.local { $0.trustedCertificates = authority.certificateFile }
                let named = EgressRequest(.get, "https://localhost:\(server.port)/")
                #expect(try await trusting.send(named).body == Array("safe".utf8))
                // The right server by a name that is not in its certificate.
                #expect(await trusting.failure(EgressRequest(.get, server.url)) == .untrustedServer)
                // A certificate of nobody who is trusted, first the system's, then another.
                #expect(try await EgressClient.local().failure(named) == .untrustedServer)
                let mistaken = try EgressClient.local { $0.trustedCertificates = other.certificateFile }
                #expect(await mistaken.failure(named) == .untrustedServer)
                #expect(server.requests.count == 1)
                let missing = try EgressClient.local { $0.trustedCertificates = "\(folder)/none.pem" }
                #expect(await missing.failure(named) == .invalidConfiguration)
            }
        }
    }

    @Test func `fail against a server that speaks none`() async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { server in
            let code = try await EgressClient.local().failure(EgressRequest(.get, "https://127.0.0.1:\(server.port)/"))
            #expect(code == .untrustedServer || code == .timeout)
        }
    }
}
