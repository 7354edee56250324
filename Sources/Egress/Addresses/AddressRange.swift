/// The addresses that begin with the same bits, in CIDR form: `10.0.0.0/8`, `fd00::/8`; an address alone is a range of one.
public struct AddressRange: Hashable, Sendable {
    /// The first address.
    public let base: IPAddress
    /// How many bits all of them share.
    public let prefixLength: Int

    /// The addresses that share the first `prefixLength` bits with `base`; nil where there are not so many bits.
    public init?(_ base: IPAddress, prefixLength: Int) {
        guard (0...base.family.bitWidth).contains(prefixLength) else { return nil }
        self.base = IPAddress(base.family, base.bits & Self.mask(base.family, prefixLength))
        self.prefixLength = prefixLength
    }

    /// Reads a range; nil for anything else, and where bits are set behind the prefix, which is a slip as a rule.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let base = IPAddress(String(first)) else { return nil }
        var length = base.family.bitWidth
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(parts[1]) else { return nil }
            length = number
        }
        self.init(base, prefixLength: length)
        guard self.base == base else { return nil }
    }

    /// Reads ranges separated by commas and blanks.
    ///
    /// - Throws: ``EgressError`` `invalidConfiguration`, with the word that is none.
    public static func list(_ text: String) throws(EgressError) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let range = AddressRange(String(word)) else {
                throw EgressError(.invalidConfiguration, "`\(word)` is not an address range such as 10.0.0.0/8 or fd00::/8")
            }
            ranges.append(range)
        }
        return ranges
    }

    /// Whether the address is one of the range; never across versions.
    public func contains(_ address: IPAddress) -> Bool {
        address.family == self.base.family && address.bits & Self.mask(address.family, self.prefixLength) == self.base.bits
    }

    private static func mask(_ family: IPAddress.Family, _ prefixLength: Int) -> UInt128 {
        let all: UInt128 = family == .v4 ? 0xffff_ffff : .max
        // A shift by the whole width gives 0.
        return all & (UInt128.max << UInt128(family.bitWidth - prefixLength))
    }
}

extension AddressRange: CustomStringConvertible {
    /// The range in CIDR form.
    public var description: String { "\(self.base)/\(self.prefixLength)" }
}
