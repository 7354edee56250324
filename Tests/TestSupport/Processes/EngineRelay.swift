internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A Unix socket that leads to an engine's, until it is cut: then whoever uses it has an engine that does not answer.
public final class EngineRelay: Sendable {
    private let path: String
    private let target: String
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let listener = Mutex<(any Channel)?>(nil)

    /// The engine's address by way of this relay.
    public var host: String { "unix://\(self.path)" }

    fileprivate init(to host: String) {
        self.path = "/tmp/roost-relay-\(UInt32.random(in: .min ... .max)).sock"
        self.target = host.replacing("unix://", with: "")
    }

    /// Lets connections through, again.
    public func connect() async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { inbound in self.relay(inbound) }
            .bind(unixDomainSocketPath: self.path, cleanupExistingSocketFile: true).get()
        self.listener.withLock { $0 = channel }
    }

    /// Ends every connection and takes no new one.
    public func cut() async {
        let listener = self.listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await listener?.close()
        try? FileManager.default.removeItem(atPath: self.path)
        for channel in self.open.withLock({ Array($0.values) }) { try? await channel.close() }
    }

    private func relay(_ inbound: any Channel) -> EventLoopFuture<Void> {
        ClientBootstrap(group: inbound.eventLoop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(unixDomainSocketPath: self.target)
            .flatMap { outbound in
                for channel in [inbound, outbound] {
                    self.open.withLock { $0[ObjectIdentifier(channel)] = channel }
                    channel.closeFuture.whenComplete { _ in _ = self.open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) } }
                }
                return inbound.eventLoop.makeCompletedFuture {
                    try inbound.pipeline.syncOperations.addHandler(PassingHandler(to: outbound))
                    try outbound.pipeline.syncOperations.addHandler(PassingHandler(to: inbound))
                }
            }
    }
}

/// Lends a relay to the lab's engine.
public func withEngineRelay<R: Sendable>(_ body: (EngineRelay) async throws -> R) async throws -> R {
    let relay = EngineRelay(to: try labVariable("DOCKER_HOST"))
    try await relay.connect()
    do {
        let result = try await body(relay)
        await relay.cut()
        return result
    } catch {
        await relay.cut()
        throw error
    }
}

private final class PassingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.other.writeAndFlush(self.unwrapInboundIn(data), promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { self.other.close(mode: .output, promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) { self.other.close(promise: nil) }
}
