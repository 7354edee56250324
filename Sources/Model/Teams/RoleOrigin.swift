/// Who gave a role: what one gave, another one's changes leave alone.
package struct RoleOrigin: Sendable, Hashable {
    /// A member who may.
    package static let local = Self(stored: "local")

    package let rawValue: String

    /// The stored form.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    /// A provider of identities, by the name that its settings give it; nil for the name that means members, and for one that is too long.
    package init?(provider name: String) {
        guard name != Self.local.rawValue, (1...100).contains(name.unicodeScalars.count) else { return nil }
        self.rawValue = name
    }
}
