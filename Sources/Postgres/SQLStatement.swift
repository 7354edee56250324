/// One SQL text with the name under which connections keep it prepared and logs speak of it.
public struct SQLStatement: Sendable, Hashable {
    /// The name in logs and errors.
    public let name: String
    /// The SQL, with `$1`, `$2`, … for its parameters.
    public let text: String

    /// A statement; values never belong into `text`.
    public init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// Hashes the name alone: names are all but unique and texts are long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.name)
    }
}
