/// A role in the whole installation, and who gave it.
package struct SystemGrantView: Codable, Hashable, Sendable {
    package var role: String
    /// `local`, or the provider of identities that gives it at each login.
    package var origin: String

    package init(role: String, origin: String) {
        self.role = role
        self.origin = origin
    }
}
