/// How a container resolves names.
public struct DNSConfig: Codable, Equatable, Sendable {
    /// Addresses of name servers.
    @ZeroAsAbsent public var nameservers: [String]
    /// Search domains.
    @ZeroAsAbsent public var search: [String]
    /// Options of the resolver.
    @ZeroAsAbsent public var options: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(nameservers: [String] = [], search: [String] = [], options: [String] = []) {
        self.nameservers = nameservers
        self.search = search
        self.options = options
    }

    private enum CodingKeys: String, CodingKey {
        case nameservers = "Nameservers"
        case search = "Search"
        case options = "Options"
    }
}
