/// A role that somebody has somewhere, and everywhere below.
public struct RoleBinding: Hashable, Sendable {
    /// The role's name.
    public let role: String
    /// Where.
    public let scope: ResourcePath
    /// How explanations name that place.
    public let place: String

    /// The role at a place that is named `place` where people read of it.
    public init(role: String, at scope: ResourcePath, named place: String = "") {
        self.role = role
        self.scope = scope
        self.place = place.isEmpty ? "\(scope.level)" : place
    }
}
