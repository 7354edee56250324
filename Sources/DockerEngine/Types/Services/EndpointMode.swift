/// What a service's name resolves to.
public struct EndpointMode: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// One virtual address, balanced by the kernel (IPVS).
    public static let vip = EndpointMode(rawValue: "vip")
    /// The addresses of all tasks.
    public static let dnsrr = EndpointMode(rawValue: "dnsrr")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
