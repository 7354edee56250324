internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Ports that the kernel gives to nobody by itself, and that no part of the lab listens on.
private let portRange = 20_000..<30_000
/// Each port is named once until all were; processes that run beside this one begin elsewhere.
private let portsNamed = Atomic<Int>(Int.random(in: 0..<portRange.count))

/// A TCP port of 127.0.0.1 that nothing listens on right now, and that no other caller in this process gets.
public func freePort() async throws -> Int {
    for _ in portRange {
        let named = portsNamed.wrappingAdd(1, ordering: .relaxed).oldValue
        let port = portRange.lowerBound + named % portRange.count
        do {
            let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).bind(host: "127.0.0.1", port: port).get()
            try await channel.close()
            return port
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            continue
        }
    }
    throw DockerLabError(description: "no free port in \(portRange)")
}
