/// The public keys of a provider (RFC 7517); one that cannot be used does not spoil the others.
struct KeySet: Decodable, Sendable {
    let keys: [ProviderKey]

    private enum CodingKeys: CodingKey { case keys }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let all = try container.decode([[String: ClaimValue]].self, forKey: .keys)
        self.keys = all.prefix(Self.maximumKeys).compactMap { ProviderKey($0) }
    }

    init(_ keys: [ProviderKey] = []) {
        self.keys = keys
    }

    /// The key that a token names; where it names none, the only one that can be meant.
    func key(id: String?, algorithm: String) -> ProviderKey? {
        let fitting = self.keys.filter { $0.fits(algorithm) }
        if let id { return fitting.first { $0.id == id } }
        return fitting.count == 1 ? fitting.first : nil
    }

    /// How many keys of a set are looked at.
    private static let maximumKeys = 100
}
