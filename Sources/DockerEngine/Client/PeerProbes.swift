import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Lets the kernel find out that the machine at the other end of a silent TCP connection is gone.
struct PeerProbes: Sendable {
    /// Seconds of silence before the first probe.
    private let idle: Int
    /// Seconds between two probes.
    private let interval: Int
    /// Probes without an answer that break the connection.
    private static let count = 4

    /// Breaks connections after about this time without any sign of the other machine; at least 5 s.
    init(timeout: Duration) {
        let seconds = Int(min(max(timeout.components.seconds, 5), 3600))
        idle = seconds - seconds / 5 * Self.count
        interval = seconds / 5
    }

    /// Turns the probes on.
    func enable(on channel: any Channel) -> EventLoopFuture<Void> {
        #if os(Linux)
            let options: [(ChannelOptions.Types.SocketOption, Int)] = [
                (.socketOption(.so_keepalive), 1), (.tcpOption(.init(rawValue: TCP_KEEPIDLE)), idle),
                (.tcpOption(.init(rawValue: TCP_KEEPINTVL)), interval), (.tcpOption(.init(rawValue: TCP_KEEPCNT)), Self.count),
            ]
        #else
            let options: [(ChannelOptions.Types.SocketOption, Int)] = [(.socketOption(.so_keepalive), 1)]
        #endif
        return EventLoopFuture.andAllSucceed(options.map { channel.setOption($0.0, value: $0.1) }, on: channel.eventLoop)
    }
}
