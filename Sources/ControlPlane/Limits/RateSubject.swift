package import Model

/// Whose requests are counted together.
package enum RateSubject: Sendable, Hashable {
    /// A user, over all sessions and tokens.
    case user(UserID)
    /// A client without credentials, by its address.
    case address(String)

    /// Who is counted: all addresses that one party has as a rule are one.
    var party: RateSubject {
        switch self {
        case .user: self
        case .address(let address): .address(AddressBlock(address).description)
        }
    }
}
