internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// A web server of one test's own that answers as the test says, also as no honest server would: one request for each connection.
public final class WebServer: Sendable {
    /// What the server does with a request.
    public typealias Script = @Sendable (WebRequest) async -> WebReply
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private let script: Script
    private let log = Mutex<[WebRequest]>([])
    private let counts = Mutex((now: 0, ever: 0, most: 0))
    /// The port it listens on.
    public let port: Int
    /// The server's URL without a slash at its end.
    public let url: String

    private init(_ address: String, port: Int, isSecure: Bool, _ script: @escaping Script) {
        self.script = script
        self.port = port
        self.url = "\(isSecure ? "https" : "http")://\(address.contains(":") ? "[\(address)]" : address):\(port)"
    }

    /// The requests so far, in order.
    public var requests: [WebRequest] { self.log.withLock { $0 } }
    /// How many connections were made.
    public var connections: Int { self.counts.withLock { $0.ever } }
    /// How many connections there were at once.
    public var mostConnections: Int { self.counts.withLock { $0.most } }
    /// How many connections there are.
    public var openConnections: Int { self.counts.withLock { $0.now } }

    /// Runs a server for `body`.
    ///
    /// - Parameters:
    ///   - address: where it listens.
    ///   - certificate: what it speaks TLS with; plain HTTP without.
    ///   - script: what it does with each request.
    public static func run<R: Sendable>(
        at address: String = "127.0.0.1", certificate: TestAuthority.Certificate? = nil, _ script: @escaping Script,
        _ body: (WebServer) async throws -> R
    ) async throws -> R {
        let tls = try certificate.map { certificate in
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: NIOSSLCertificate.fromPEMFile(certificate.file).map { .certificate($0) },
                    privateKey: .privateKey(NIOSSLPrivateKey(file: certificate.keyFile, format: .pem))))
        }
        let (connections, accepted) = AsyncStream.makeStream(of: (any Channel).self)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            // What comes waits until somebody serves the connection.
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    accepted.yield(channel)
                }
            }
            .bind(host: address, port: 0).get()
        let server = WebServer(address, port: listener.localAddress?.port ?? 0, isSecure: tls != nil, script)
        // Cancelled and waited for when the scope ends.
        async let _ = server.serve(connections)
        let result: Result<R, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        // Waited for: whoever connects afterwards is refused, and not left to wait in the queue of a server that has ended.
        try await listener.close()
        return try result.get()
    }

    private func serve(_ connections: AsyncStream<any Channel>) async {
        await withDiscardingTaskGroup { group in
            for await channel in connections { group.addTask { await self.serve(channel) } }
            group.cancelAll()
        }
    }

    /// Made here and not where it is accepted: one that nobody serves, because the server ends, must not be let go of unended.
    private func serve(_ channel: any Channel) async {
        let connection = try? await channel.eventLoop.submit { try Connection(wrappingChannelSynchronously: channel) }.get()
        guard let connection else { return }
        await self.serve(connection)
    }

    private func serve(_ connection: Connection) async {
        self.counts.withLock { $0 = ($0.now + 1, $0.ever + 1, max($0.most, $0.now + 1)) }
        defer { self.counts.withLock { $0.now -= 1 } }
        try? await connection.executeThenClose { inbound, outbound in
            try await connection.channel.setOption(.autoRead, value: true).get()
            var bytes = inbound.makeAsyncIterator()
            var received = ByteBuffer()
            while WebRequest.length(in: received) == nil, var more = try await bytes.next() { received.writeBuffer(&more) }
            guard let request = WebRequest(received) else { return }
            self.log.withLock { $0.append(request) }
            let reply = await self.script(request)
            for piece in reply.pieces { try await outbound.write(ByteBuffer(string: piece)) }
            switch reply.ending {
            case .close: return
            case .hold: while try await bytes.next() != nil {}
            case .goOn(let piece): while true { try await outbound.write(ByteBuffer(string: piece)) }
            }
        }
    }
}
