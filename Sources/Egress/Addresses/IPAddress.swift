#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An address of the internet protocol, version 4 or 6.
public struct IPAddress: Hashable, Sendable {
    /// The version of the protocol.
    public enum Family: Hashable, Sendable {
        case v4, v6

        /// How many bits an address has.
        var bitWidth: Int {
            switch self {
            case .v4: 32
            case .v6: 128
            }
        }
    }

    /// The version of the protocol.
    public let family: Family
    /// The address as a number; one of version 4 has the lowest 32 bits.
    let bits: UInt128

    init(_ family: Family, _ bits: UInt128) {
        self.family = family
        self.bits = bits
    }

    /// Reads an address as it is written: `192.0.2.1`, `2001:db8::1`; neither a name, nor shortened, octal or hexadecimal forms of version 4.
    public init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if unsafe inet_pton(AF_INET, text, &v4) == 1 {
            self.init(v4)
        } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(v6)
        } else {
            return nil
        }
    }

    init(_ address: in_addr) {
        self.init(.v4, UInt128(UInt32(bigEndian: address.s_addr)))
    }

    init(_ address: in6_addr) {
        self.init(
            .v6, unsafe withUnsafeBytes(of: address) { bytes in unsafe bytes.reduce(into: UInt128(0)) { $0 = $0 << 8 | UInt128($1) } })
    }

    /// The address of version 4 that stands in the bits above the lowest `shift`.
    func embedded(above shift: Int) -> IPAddress {
        IPAddress(.v4, (self.bits >> UInt128(shift)) & 0xffff_ffff)
    }
}

extension IPAddress: CustomStringConvertible {
    /// The address as it is written.
    public var description: String {
        switch self.family {
        case .v4: (0..<4).map { String(self.bits >> UInt128(24 - 8 * $0) & 0xff) }.joined(separator: ".")
        case .v6: (0..<8).map { String(self.bits >> UInt128(112 - 16 * $0) & 0xffff, radix: 16) }.joined(separator: ":")
        }
    }
}
