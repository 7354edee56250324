/// Transport of a port.
public struct PortProtocol: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// TCP.
    public static let tcp = PortProtocol(rawValue: "tcp")
    /// UDP.
    public static let udp = PortProtocol(rawValue: "udp")
    /// SCTP.
    public static let sctp = PortProtocol(rawValue: "sctp")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
