/// What is known of a resource, for the conditions of rules.
///
/// What is nil is unknown, and a rule that asks for it denies.
public struct ResourceAttributes: Hashable, Sendable {
    /// Nothing is known.
    public static let unknown = Self(environmentKind: nil, labels: nil)

    /// The kind of the environment that it is in; not asked for outside of environments.
    public var environmentKind: EnvironmentKind?
    /// All labels that it has.
    public var labels: [String: String]?

    /// Attributes that were looked up.
    public init(environmentKind: EnvironmentKind?, labels: [String: String]?) {
        self.environmentKind = environmentKind
        self.labels = labels
    }
}
