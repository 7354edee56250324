/// Traffic of one interface.
public struct NetworkStats: Codable, Equatable, Sendable {
    /// Bytes received.
    @ZeroAsAbsent public var receivedBytes: UInt64
    /// Packets received.
    @ZeroAsAbsent public var receivedPackets: UInt64
    /// Packets received with an error.
    @ZeroAsAbsent public var receivedErrors: UInt64
    /// Packets dropped on the way in.
    @ZeroAsAbsent public var receivedDropped: UInt64
    /// Bytes sent.
    @ZeroAsAbsent public var sentBytes: UInt64
    /// Packets sent.
    @ZeroAsAbsent public var sentPackets: UInt64
    /// Packets not sent for an error.
    @ZeroAsAbsent public var sentErrors: UInt64
    /// Packets dropped on the way out.
    @ZeroAsAbsent public var sentDropped: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        receivedBytes: UInt64 = 0, receivedPackets: UInt64 = 0, receivedErrors: UInt64 = 0, receivedDropped: UInt64 = 0,
        sentBytes: UInt64 = 0, sentPackets: UInt64 = 0, sentErrors: UInt64 = 0, sentDropped: UInt64 = 0
    ) {
        self.receivedBytes = receivedBytes
        self.receivedPackets = receivedPackets
        self.receivedErrors = receivedErrors
        self.receivedDropped = receivedDropped
        self.sentBytes = sentBytes
        self.sentPackets = sentPackets
        self.sentErrors = sentErrors
        self.sentDropped = sentDropped
    }

    private enum CodingKeys: String, CodingKey {
        case receivedBytes = "rx_bytes"
        case receivedPackets = "rx_packets"
        case receivedErrors = "rx_errors"
        case receivedDropped = "rx_dropped"
        case sentBytes = "tx_bytes"
        case sentPackets = "tx_packets"
        case sentErrors = "tx_errors"
        case sentDropped = "tx_dropped"
    }
}
