internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A port of this machine that leads to another one, until it stalls: then connections are taken and nothing passes any more.
public final class StallingRelay: Sendable {
    private let channel = Mutex<(any Channel)?>(nil)
    private let stalled = Stalled()

    /// Where it listens, `127.0.0.1:<port>`.
    public var address: String { "127.0.0.1:\(self.channel.withLock { $0?.localAddress?.port } ?? 0)" }

    fileprivate init(to target: String) async throws {
        let parts = target.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]) else { throw DockerLabError(description: "no host and port: \(target)") }
        let stalled = self.stalled
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { inbound in Self.join(inbound, String(parts[0]), port, stalled) }
            .bind(host: "127.0.0.1", port: 0).get()
        self.channel.withLock { $0 = channel }
    }

    /// From here on nothing passes.
    public func stall() { self.stalled.set() }

    fileprivate func close() async { try? await self.channel.withLock { $0 }?.close() }

    private static func join(_ inbound: any Channel, _ host: String, _ port: Int, _ stalled: Stalled) -> EventLoopFuture<Void> {
        ClientBootstrap(group: inbound.eventLoop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: host, port: port)
            .flatMap { outbound in
                inbound.eventLoop.makeCompletedFuture {
                    try inbound.pipeline.syncOperations.addHandler(StallingHandler(to: outbound, stalled))
                    try outbound.pipeline.syncOperations.addHandler(StallingHandler(to: inbound, stalled))
                }
            }
    }
}

/// Lends a relay to a port.
public func withStallingRelay<R: Sendable>(to target: String, _ body: (StallingRelay) async throws -> R) async throws -> R {
    let relay = try await StallingRelay(to: target)
    do {
        let result = try await body(relay)
        await relay.close()
        return result
    } catch {
        await relay.close()
        throw error
    }
}

private final class Stalled: Sendable {
    private let value = Mutex(false)

    var isSet: Bool { self.value.withLock { $0 } }

    func set() { self.value.withLock { $0 = true } }
}

private final class StallingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private let stalled: Stalled

    init(to other: any Channel, _ stalled: Stalled) {
        self.other = other
        self.stalled = stalled
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !self.stalled.isSet { self.other.writeAndFlush(self.unwrapInboundIn(data), promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { self.other.close(mode: .output, promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) { self.other.close(promise: nil) }
}
