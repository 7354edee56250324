internal import NIOCore
internal import NIOPosix

/// An HTTP server that answers a byte at a time and never comes to an end, like a broken git host.
public struct StallingServer: Sendable {
    private let channel: any Channel

    /// Where it answers.
    public let url: String

    fileprivate init() async throws {
        self.channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(DripHandler()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.url = "http://127.0.0.1:\(self.channel.localAddress?.port ?? 0)"
    }

    fileprivate func close() async { try? await self.channel.close() }
}

/// Lends a server that drips.
public func withStallingServer<R: Sendable>(_ body: (StallingServer) async throws -> R) async throws -> R {
    let server = try await StallingServer()
    do {
        let result = try await body(server)
        await server.close()
        return result
    } catch {
        await server.close()
        throw error
    }
}

private final class DripHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
    private var drip: RepeatedTask?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard self.drip == nil else { return }
        context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: Self.head)), promise: nil)
        let channel = context.channel
        self.drip = context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(500)) { _ in
            channel.writeAndFlush(ByteBuffer(string: "0"), promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { self.drip?.cancel() }
}
