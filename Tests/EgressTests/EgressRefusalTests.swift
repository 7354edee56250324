import Egress
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Outbound requests to internal places` {
    @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.1", "[::ffff:127.0.0.1]", "LOCALHOST"])
    func `I09 are refused at connect time, whatever name leads there`(_ host: String) async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { server in
            let client = try EgressClient()
            #expect(await client.failure(EgressRequest(.get, "http://\(host):\(server.port)/")) == .addressRefused)
            #expect(server.connections == 0)
        }
    }

    @Test(arguments: ["[::1]", "localhost", "ip6-localhost"])
    func `I09 are refused over version 6, too`(_ host: String) async throws {
        try await WebServer.run(at: "::1") { _ in
            .answer()
        } _: { server in
            let client = try EgressClient.local("127.0.0.2")
            let code = await client.failure(EgressRequest(.get, "http://\(host):\(server.port)/"))
            // Not every machine has the third name.
            #expect(code == .addressRefused || (host == "ip6-localhost" && code == .unresolvable))
            #expect(server.connections == 0)
        }
    }

    @Test func `I09 by a name that an operator's range covers are made`() async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { server in
            let client = try EgressClient.local("127.0.0.1")
            let response = try await client.send(EgressRequest(.get, "http://localhost:\(server.port)/"))
            #expect(response.status == 200)
        }
    }

    @Test func `I09 an address is judged where the name leads, not by the name: another address of this machine stays refused`()
        async throws
    {
        try await WebServer.run(at: "127.0.0.2") { _ in
            .answer()
        } _: { server in
            let client = try EgressClient.local("127.0.0.1")
            #expect(await client.failure(EgressRequest(.get, server.url)) == .addressRefused)
            #expect(server.connections == 0)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `I09 by way of a redirect are not made`(_ status: Int) async throws {
        try await WebServer.run(at: "127.0.0.2") { _ in
            .answer()
        } _: { inner in
            let target = "\(inner.url)/secret"
            try await WebServer.run { _ in
                .answer(status, ["Location": target])
            } _: { server in
                let response = try await EgressClient.local("127.0.0.0/8").send(EgressRequest(.get, server.url))
                #expect(response.status == status)
                #expect(response.headers["Location"] == target)
                #expect(inner.connections == 0)
            }
        }
    }

    @Test func `tell the user nothing of the address, and the operator what it is`() async throws {
        let error = try await #require(throws: EgressError.self) {
            try await EgressClient().send(EgressRequest(.get, "http://localhost:8080/"))
        }
        #expect(error.code == .addressRefused)
        #expect(!"\(error)".contains("127.0.0.1") && !"\(error)".contains("0:0:1"))
        #expect(error.debugDescription.contains("127.0.0.1") || error.debugDescription.contains("0:0:1"))
    }

    @Test func `are not made through a proxy that the environment names`() async {
        // In a process of its own: the environment is everybody's.
        await #expect(processExitsWith: .success) { try await askBesideProxy() }
    }
}

/// Asks a server while the environment names a proxy.
private func askBesideProxy() async throws {
    try await WebServer.run(at: "127.0.0.2") { _ in
        .answer(200, [:], "proxy")
    } _: { proxy in
        for name in ["http_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"] { _ = unsafe setenv(name, proxy.url, 1) }
        try await WebServer.run { _ in
            .answer(200, [:], "server")
        } _: { server in
            let response = try await EgressClient.local().send(EgressRequest(.get, server.url))
            try #require(response.body == Array("server".utf8))
            try #require(proxy.connections == 0)
        }
    }
}
