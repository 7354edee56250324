internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// A TCP relay to the lab's Postgres: it can lose what clients send, and speak TLS to them as a pooler before the server does.
public struct PostgresRelay: Sendable {
    /// The lab's server by way of this relay, with the log-in that the lab has.
    public let url: String
    fileprivate let lost: LostText
    fileprivate let listener: any Channel

    /// Lets everything through from now on.
    public func loseNothing() { self.lost.set("") }
}

/// Lends a relay.
///
/// - Parameters:
///   - text: a message with this text goes nowhere, so that its client waits for ever.
///   - delay: how long each connection waits before the server hears of it.
///   - certificate: what it shows to clients, which then have to speak TLS; its records are as long as TLS allows.
public func withPostgresRelay<R: Sendable>(
    losing text: String = "", delay: Duration = .zero, certificate: TestAuthority.Certificate? = nil,
    _ body: (PostgresRelay) async throws -> R
) async throws -> R {
    let relay = try await open(LostText(text), delay, try certificate.map(serverContext))
    do {
        let result = try await body(relay)
        try await relay.listener.close()
        return result
    } catch {
        try? await relay.listener.close()
        throw error
    }
}

private func open(_ lost: LostText, _ delay: Duration, _ context: NIOSSLContext?) async throws -> PostgresRelay {
    guard var components = URLComponents(string: try Lab().databaseTCPURL), let host = components.host else {
        throw DockerLabError(description: "LAB_DATABASE_TCP_URL is not a URL")
    }
    let port = components.port ?? 5432
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .childChannelInitializer { client in
            client.eventLoop.scheduleTask(in: TimeAmount(delay)) {}.futureResult
                .flatMap {
                    ClientBootstrap(group: client.eventLoop)
                        .channelInitializer { server in
                            server.eventLoop.makeCompletedFuture {
                                try server.pipeline.syncOperations.addHandler(PassingHandler(to: client))
                            }
                        }
                        .connect(host: host, port: port)
                }
                .flatMapThrowing { server in
                    if let context { try client.pipeline.syncOperations.addHandler(TLSRequestHandler(context)) }
                    try client.pipeline.syncOperations.addHandler(PassingHandler(to: server) { !lost.isIn($0) })
                }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    components.host = "127.0.0.1"
    components.port = listener.localAddress?.port
    components.path = "/postgres"
    if context != nil { components.query = "sslmode=require" }
    guard let url = components.string else { throw DockerLabError(description: "the relay has no address") }
    return PostgresRelay(url: url, lost: lost, listener: listener)
}

private func serverContext(_ certificate: TestAuthority.Certificate) throws -> NIOSSLContext {
    try NIOSSLContext(
        configuration: .makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.file).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.keyFile, format: .pem))))
}

/// What a relay does not pass on.
private final class LostText: Sendable {
    private let text: Mutex<String>

    init(_ text: String) { self.text = Mutex(text) }

    func set(_ text: String) { self.text.withLock { $0 = text } }

    func isIn(_ bytes: ByteBuffer) -> Bool {
        let text = self.text.withLock { $0 }
        return !text.isEmpty && String(decoding: bytes.readableBytesView, as: UTF8.self).contains(text)
    }
}

/// Grants the request for TLS with which a client of Postgres begins.
private final class TLSRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tls: NIOSSLContext

    init(_ tls: NIOSSLContext) { self.tls = tls }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard Self.unwrapInboundIn(data).readableBytes == 8 else { return context.close(promise: nil) }
        context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer(string: "S")), promise: nil)
        do {
            try context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: self.tls), position: .first)
        } catch {
            context.close(promise: nil)
        }
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}
