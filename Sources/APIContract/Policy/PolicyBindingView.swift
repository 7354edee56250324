/// A role that somebody has, and what it says of a permission.
package struct PolicyBindingView: Codable, Hashable, Sendable {
    package var role: String
    package var place: String
    package var origin: String
    package var says: String
    package var decides: Bool

    package init(role: String, place: String, origin: String, says: String, decides: Bool) {
        self.role = role
        self.place = place
        self.origin = origin
        self.says = says
        self.decides = decides
    }
}
