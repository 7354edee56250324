extension AddressRange {
    /// A range of version 4 by its first address as a number.
    private static func v4(_ base: UInt32, _ length: Int) -> AddressRange? {
        AddressRange(IPAddress(.v4, UInt128(base)), prefixLength: length)
    }

    /// A range of version 6 by the first 64 bits of its first address.
    private static func v6(_ upperHalf: UInt64, _ length: Int) -> AddressRange? {
        AddressRange(IPAddress(.v6, UInt128(upperHalf) << 64), prefixLength: length)
    }

    /// What of version 4 is not for everybody: the IANA IPv4 Special-Purpose Address Registry without what is globally reachable, and
    /// multicast (RFC 5771).
    static let internalV4: [AddressRange] = [
        v4(0x0000_0000, 8),  // this network, RFC 791
        v4(0x0a00_0000, 8),  // private use, RFC 1918
        v4(0x6440_0000, 10),  // shared by carriers, RFC 6598
        v4(0x7f00_0000, 8),  // loopback, RFC 1122
        v4(0xa9fe_0000, 16),  // link-local, RFC 3927: also where clouds tell a machine its secrets
        v4(0xac10_0000, 12),  // private use, RFC 1918
        v4(0xc000_0000, 24),  // protocol assignments, RFC 6890
        v4(0xc000_0200, 24),  // documentation, RFC 5737
        v4(0xc058_6300, 24),  // relays of 6to4, RFC 7526
        v4(0xc0a8_0000, 16),  // private use, RFC 1918
        v4(0xc612_0000, 15),  // benchmarks, RFC 2544
        v4(0xc633_6400, 24),  // documentation, RFC 5737
        v4(0xcb00_7100, 24),  // documentation, RFC 5737
        v4(0xe000_0000, 4),  // multicast, RFC 5771
        v4(0xf000_0000, 4),  // reserved and broadcast, RFC 1112
    ].compactMap(\.self)

    /// This machine, RFC 1122 and RFC 4291.
    static let loopback: [AddressRange] = [v4(0x7f00_0000, 8), AddressRange(IPAddress(.v6, 1), prefixLength: 128)].compactMap(\.self)

    /// Where global addresses of version 6 are; everything outside is loopback, link-local, unique local, multicast or not assigned.
    static let globalV6: [AddressRange] = [v6(0x2000_0000_0000_0000, 3)].compactMap(\.self)

    /// What lies within and still is not for everybody: the IANA IPv6 Special-Purpose Address Registry.
    static let internalV6: [AddressRange] = [
        v6(0x2001_0000_0000_0000, 23),  // protocol assignments with Teredo, benchmarks and ORCHID, RFC 2928
        v6(0x2001_0db8_0000_0000, 32),  // documentation, RFC 3849
        v6(0x3fff_0000_0000_0000, 20),  // documentation, RFC 9637
    ].compactMap(\.self)

    /// Addresses of version 4 written as ones of version 6, RFC 4291.
    static let mapped = AddressRange(IPAddress(.v6, 0xffff << 32), prefixLength: 96)
    /// Version 4 behind a translator, RFC 6052: the last 32 bits.
    static let translated = AddressRange(IPAddress(.v6, 0x0064_ff9b << 96), prefixLength: 96)
    /// Version 4 behind a tunnel (6to4), RFC 3056: the 32 bits after the first 16.
    static let tunnelled = v6(0x2002_0000_0000_0000, 16)
}
