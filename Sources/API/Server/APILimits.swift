/// How large and how slow a request may be.
package struct APILimits: Sendable {
    /// The largest request body, in bytes.
    package var bodySize: Int
    /// The largest sum of header names and values, in bytes.
    package var headerSize: Int
    /// The longest request target, in bytes.
    package var targetSize: Int
    /// How long a request that is not a stream may take from its first byte to its answer.
    package var requestDuration: Duration
    /// How long a connection may be idle, send its next head, or refuse to take what was written to it.
    package var idleDuration: Duration
    /// The most connections at a time; further ones wait in the backlog.
    package var connections: Int

    package init(
        bodySize: Int = 1 << 20, headerSize: Int = 16 << 10, targetSize: Int = 8 << 10, requestDuration: Duration = .seconds(30),
        idleDuration: Duration = .seconds(30), connections: Int = 4096
    ) {
        self.bodySize = bodySize
        self.headerSize = headerSize
        self.targetSize = targetSize
        self.requestDuration = requestDuration
        self.idleDuration = idleDuration
        self.connections = connections
    }
}
