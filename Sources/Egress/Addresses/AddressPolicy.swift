/// Which addresses a user's URL may lead to: those of the public internet, and what an operator has named.
///
/// It judges addresses, never names: a name can mean something else a moment later.
public struct AddressPolicy: Hashable, Sendable {
    /// What an operator allows beyond the public internet.
    public let allowed: [AddressRange]

    /// A policy that allows public addresses and these ranges.
    public init(allowed: [AddressRange] = []) {
        self.allowed = allowed
    }

    /// Nothing is refused: for what an operator alone chooses.
    static let everywhere = Self(
        allowed: [IPAddress(.v4, 0), IPAddress(.v6, 0)].compactMap { AddressRange($0, prefixLength: 0) })

    /// Whether a connection may be made.
    ///
    /// An address of version 4 in the form of version 6 is judged as what it is; one that leads to version 4 by way of a translator or a
    /// tunnel needs both, unless the operator named it in its own form.
    public func permits(_ address: IPAddress) -> Bool {
        let address = address.unmapped
        return self.allowed.contains { $0.contains(address) } || Self.isPublic(address)
    }

    /// Whether everybody on the internet could reach the address.
    public static func isPublic(_ address: IPAddress) -> Bool {
        switch address.family {
        case .v4: !AddressRange.internalV4.contains { $0.contains(address) }
        case .v6: Self.isPublicV6(address)
        }
    }

    private static func isPublicV6(_ address: IPAddress) -> Bool {
        if AddressRange.mapped?.contains(address) == true || AddressRange.translated?.contains(address) == true {
            return Self.isPublic(address.embedded(above: 0))
        }
        guard AddressRange.globalV6.contains(where: { $0.contains(address) }) else { return false }
        if AddressRange.internalV6.contains(where: { $0.contains(address) }) { return false }
        if AddressRange.tunnelled?.contains(address) == true { return Self.isPublic(address.embedded(above: 80)) }
        // ISATAP, RFC 5214: any prefix, and behind this mark an address of version 4.
        let interfaceMark = (address.bits >> 32) & 0xfdff_ffff
        return interfaceMark != 0x5efe || Self.isPublic(address.embedded(above: 0))
    }
}
