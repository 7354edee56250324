import Egress
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Outbound requests to hostile servers` {
    static let head = "HTTP/1.1 200 OK\r\n"

    @Test func `B13 end in time when nothing, half a header or half a body comes`() async throws {
        for reply in [
            WebReply.raw(then: .hold), .raw(Self.head, then: .hold), .raw(Self.head + "Content-Length: 10\r\n\r\nhalf", then: .hold),
        ] {
            try await WebServer.run { _ in
                reply
            } _: { server in
                let client = try EgressClient.local { $0.timeout = .milliseconds(300) }
                // One without an end never fails: the suite's limit ends it.
                #expect(await client.failure(EgressRequest(.get, server.url)) == .timeout)
            }
        }
    }

    @Test func `B13 end in time when bytes drip in without an end`() async throws {
        try await WebServer.run { _ in
            .raw(Self.head + "Transfer-Encoding: chunked\r\n\r\n", then: .goOn("1\r\na\r\n"))
        } _: { server in
            let client = try EgressClient.local { $0.maximumBodySize = 1 << 30 }
            var request = EgressRequest(.get, server.url)
            request.timeout = .milliseconds(300)
            #expect(await client.failure(request) == .timeout)
        }
    }

    @Test(arguments: [
        WebReply.answer(200, [:], String(repeating: "x", count: 2001)),
        .raw(head + "Content-Length: 99999999999\r\n\r\n", then: .goOn("xxxxxxxxxx")),
        .raw(head + "Transfer-Encoding: chunked\r\n\r\n", then: .goOn("a\r\nxxxxxxxxxx\r\n")),
        .raw(head + "\r\n", then: .goOn("xxxxxxxxxx")),
    ])
    func `B13 end when the body is larger than allowed, whatever it said of its length`(_ reply: WebReply) async throws {
        try await WebServer.run { _ in
            reply
        } _: { server in
            let client = try EgressClient.local { $0.maximumBodySize = 2000 }
            #expect(await client.failure(EgressRequest(.get, server.url)) == .answerTooLarge)
        }
    }

    @Test func `take a body of exactly the size allowed`() async throws {
        try await WebServer.run { _ in
            .answer(200, [:], String(repeating: "x", count: 2000))
        } _: { server in
            let client = try EgressClient.local { $0.maximumBodySize = 2000 }
            #expect(try await client.send(EgressRequest(.get, server.url)).body.count == 2000)
        }
    }

    @Test(arguments: [
        WebReply.raw(head, then: .goOn("X-More: more\r\n")),
        .raw(then: .goOn("HTTP/1.1 100 Continue\r\n\r\n")),
        .raw(head + "X-Long: ", then: .goOn("xxxxxxxxxx")),
        .raw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n", then: .goOn("X-More: more\r\n")),
    ])
    func `B13 end when the header is larger than allowed, before or behind the body`(_ reply: WebReply) async throws {
        try await WebServer.run { _ in
            reply
        } _: { server in
            let client = try EgressClient.local { $0.maximumHeaderSize = 4000 }
            let code = await client.failure(EgressRequest(.get, server.url))
            // A line without an end is libcurl's own limit of 100 KiB.
            #expect(code == .answerTooLarge)
        }
    }

    @Test(arguments: [
        (WebReply.raw("SSH-2.0-OpenSSH\r\n"), EgressError.Code.invalidAnswer), (.raw("<html></html>"), .invalidAnswer),
        (.raw("+PONG\r\n"), .invalidAnswer), (.raw(), .connectionLost),
        (.raw(head + "Content-Length: 10\r\n\r\nhalf"), .connectionLost),
    ])
    func `B13 fail when what comes is not an answer`(_ reply: WebReply, _ code: EgressError.Code) async throws {
        try await WebServer.run { _ in
            reply
        } _: { server in
            let client = try EgressClient.local()
            #expect(await client.failure(EgressRequest(.get, server.url)) == code)
        }
    }

    @Test func `do not take fields behind the body for fields of the header`() async throws {
        let reply = WebReply.raw(Self.head + "X-A: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-B: 2\r\n\r\n")
        try await WebServer.run { _ in
            reply
        } _: { server in
            let response = try await EgressClient.local().send(EgressRequest(.get, server.url))
            #expect(response.headers["X-A"] == "1")
            #expect(response.headers["X-B"] == nil)
        }
    }
}
