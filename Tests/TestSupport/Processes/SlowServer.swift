internal import NIOCore
internal import NIOPosix

/// A TCP server that accepts everything and answers a request far too slowly, not at all, or with a redirection.
public struct SlowServer: Sendable {
    /// How it keeps its clients waiting.
    public enum Manner: Sendable, Hashable {
        /// Accepts connections and says nothing.
        case silent
        /// Begins an answer in HTTP and then gives one byte a second.
        case dripping
        /// Answers every request with a redirection to this address.
        case redirecting(to: String)
    }

    /// Where it listens on 127.0.0.1.
    public let port: Int
    /// The address that it answers at.
    public var url: String { "http://127.0.0.1:\(self.port)" }
}

/// Lends a slow server and ends it afterwards.
public func withSlowServer<R>(_ manner: SlowServer.Manner, _ body: (SlowServer) async throws -> R) async throws -> R {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(SlowHandler(manner: manner)) }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    guard let port = channel.localAddress?.port else { throw DockerLabError(description: "the slow server has no port") }
    do {
        let result = try await body(SlowServer(port: port))
        try await channel.close()
        return result
    } catch {
        try? await channel.close()
        throw error
    }
}

private final class SlowHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let manner: SlowServer.Manner
    private var drip: RepeatedTask?

    init(manner: SlowServer.Manner) {
        self.manner = manner
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .redirecting(let address) = self.manner {
            let answer = "HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\n\r\n"
            context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        }
        guard self.manner == .dripping, self.drip == nil else { return }
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\nContent-Length: 1000000\r\n\r\n"
        context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
        let channel = context.channel
        self.drip = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            channel.writeAndFlush(ByteBuffer(string: "0"), promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.drip?.cancel()
        context.fireChannelInactive()
    }
}
