/// The place of a task in one network.
public struct NetworkAttachment: Codable, Equatable, Sendable {
    /// The network.
    public var network: AttachedNetwork
    /// Addresses with prefix length, for example `10.0.1.3/24`.
    @ZeroAsAbsent public var addresses: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(network: AttachedNetwork, addresses: [String] = []) {
        self.network = network
        self.addresses = addresses
    }

    private enum CodingKeys: String, CodingKey {
        case network = "Network"
        case addresses = "Addresses"
    }

    /// The addresses without their prefix lengths.
    public var hosts: [String] {
        addresses.compactMap { $0.split(separator: "/", maxSplits: 1).first.map(String.init) }
    }
}
