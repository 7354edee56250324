internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A way to a server that can be cut or stall: then whoever goes by it has a server that is not there, or does not answer.
///
/// It can also lose a single request or answer.
public final class Relay: Sendable {
    private let target: SocketAddress
    private let entrance: Mutex<SocketAddress>
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let listener = Mutex<(any Channel)?>(nil)
    private let accidents = RelayAccidents()
    private let answered = Atomic<Int>(0)

    fileprivate init(from entrance: SocketAddress, to target: SocketAddress) {
        self.entrance = Mutex(entrance)
        self.target = target
    }

    /// The address of the engine by way of this relay.
    public var engineHost: String { "unix://\(self.entrance.withLock { $0.pathname } ?? "")" }
    /// The address of the registry by way of this relay.
    public var registry: String { "127.0.0.1:\(self.entrance.withLock { $0.port } ?? 0)" }

    /// How many bytes of answers have come this far; it reads no more of them than its clients take.
    public var answeredBytes: Int { self.answered.load(ordering: .relaxed) }

    /// Lets connections through, again and at the same address.
    public func connect() async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { inbound in self.relay(inbound) }
            .bind(to: self.entrance.withLock { $0 }).get()
        self.listener.withLock { $0 = channel }
        if let address = channel.localAddress { self.entrance.withLock { $0 = address } }
    }

    /// Ends every connection and takes no new one.
    public func cut() async {
        let listener = self.listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await listener?.close()
        if let path = self.entrance.withLock({ $0.pathname }) { try? FileManager.default.removeItem(atPath: path) }
        for channel in self.open.withLock({ Array($0.values) }) { try? await channel.close() }
    }

    /// Lets nothing pass from here on; connections stand, and new ones are taken.
    public func stall() { self.accidents.stall() }

    /// Lets the next request that contains a text meet with an accident; all others pass.
    public func plan(_ accident: RelayAccident, to text: String) { self.accidents.plan(accident, to: text) }

    /// Waits until what was planned has happened.
    public func waitForAccident(within bound: Duration = .seconds(60)) async throws {
        let happened = self.accidents.happened
        try await within(bound, "the planned accident") { await happened.wait(for: 1) }
    }

    private func relay(_ inbound: any Channel) -> EventLoopFuture<Void> {
        ClientBootstrap(group: inbound.eventLoop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(to: self.target)
            .flatMap { outbound in
                for channel in [inbound, outbound] {
                    self.open.withLock { $0[ObjectIdentifier(channel)] = channel }
                    channel.closeFuture.whenComplete { _ in _ = self.open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) } }
                }
                return inbound.eventLoop.makeCompletedFuture {
                    let passage = self.accidents.passage { inbound.close(promise: nil) }
                    try inbound.pipeline.syncOperations.addHandler(PassingHandler(to: outbound, passes: passage.passes(request:)))
                    try outbound.pipeline.syncOperations.addHandler(
                        PassingHandler(to: inbound) { answer in
                            self.answered.wrappingAdd(answer.readableBytes, ordering: .relaxed)
                            return passage.passes(answer: answer)
                        })
                }
            }
    }
}

/// Lends a relay to the lab's engine.
public func withEngineRelay<R: Sendable>(_ body: (Relay) async throws -> R) async throws -> R {
    let path = "/tmp/roost-relay-\(UInt32.random(in: .min ... .max)).sock"
    let engine = try labVariable("DOCKER_HOST").replacing("unix://", with: "")
    return try await withRelay(
        from: try SocketAddress(unixDomainSocketPath: path), to: try SocketAddress(unixDomainSocketPath: engine), body)
}

/// Lends a relay to the lab's registry.
func withRegistryRelay<R: Sendable>(_ body: (Relay) async throws -> R) async throws -> R {
    guard let port = Int(try labVariable("LAB_REGISTRY").split(separator: ":").last ?? "") else {
        throw DockerLabError(description: "LAB_REGISTRY names no port")
    }
    return try await withRelay(
        from: try SocketAddress(ipAddress: "127.0.0.1", port: 0), to: try SocketAddress(ipAddress: "127.0.0.1", port: port), body)
}

private func withRelay<R: Sendable>(
    from entrance: SocketAddress, to target: SocketAddress, _ body: (Relay) async throws -> R
) async throws -> R {
    let relay = Relay(from: entrance, to: target)
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
