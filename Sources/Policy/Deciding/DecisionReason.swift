/// Why something may, or may not, be done.
public enum DecisionReason: Hashable, Sendable {
    /// The role of this binding grants it, and nothing denies it.
    case granted(binding: Int)
    /// No role that is bound here grants it.
    case notGranted
    /// This rule of the binding's role denies it.
    case denied(binding: Int, rule: Int)
    /// This rule may deny it: an attribute that it asks for is unknown.
    case undecidable(binding: Int, rule: Int)
    /// The binding names a role that does not exist, or not there: what it denied cannot be known.
    case invalidBinding(Int)
    /// The roles would do, but the authority is limited to other permissions.
    case outsideLimit
    /// The authority is limited to another place.
    case outsideScope
    /// The permission is of another list.
    case unknownPermission

    /// The binding whose role decided; nil where none did.
    public var binding: Int? {
        switch self {
        case .granted(let binding), .denied(let binding, _), .undecidable(let binding, _), .invalidBinding(let binding): binding
        case .notGranted, .outsideLimit, .outsideScope, .unknownPermission: nil
        }
    }
}
