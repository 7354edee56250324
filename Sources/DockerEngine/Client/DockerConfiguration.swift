/// How to reach an engine, and how long to wait for it.
public struct DockerConfiguration: Sendable {
    /// `unix:///path/docker.sock`, or `tcp://host:port`, which is HTTPS when ``tls`` is set.
    public var host: String
    /// Certificates for an engine behind TLS; nil for a Unix socket.
    public var tls: DockerTLS?
    /// Longest time to wait for a connection; 5 s.
    public var connectTimeout: Duration = .seconds(5)
    /// Longest time of one call, its body included; 30 s.
    ///
    /// Streams are bounded by it until they begin.
    public var requestTimeout: Duration = .seconds(30)
    /// Longest silence in a pull or push; 120 s.
    public var transferIdleTimeout: Duration = .seconds(120)
    /// Longest silence of a machine behind TCP before its connections count as broken, asked by the kernel's own probes; 20 s.
    ///
    /// Without it a stream, which may be silent for as long as nothing happens, would outlive its engine's machine for ever.
    public var peerTimeout: Duration = .seconds(20)
    /// Largest answer that is kept in memory, in bytes; 32 MiB.
    public var maximumBodySize: Int = 32 << 20
    /// What a call says of the trace that it belongs to, asked in the calling task and sent as `traceparent`; nil for nothing.
    public var traceparent: (@Sendable () -> String?)?

    /// Creates a configuration with the documented defaults.
    public init(host: String = "unix:///var/run/docker.sock", tls: DockerTLS? = nil) {
        self.host = host
        self.tls = tls
    }
}
