/// One SQL text with the name under which connections keep it prepared and logs speak of it.
public struct SQLStatement: Sendable, Hashable {
    /// The name in logs and errors.
    public let name: String
    /// The SQL, with `$1`, `$2`, … for its parameters.
    public let text: String
    /// Whether it reads little, by an index, and waits for no lock, so that it may stand behind others of its kind.
    let isBrief: Bool

    /// A statement; values never belong into `text`.
    ///
    /// - Parameter isBrief: whether it reads little, by an index, and waits for no lock. Such statements share a connection with each other,
    ///   where a server's process that is awake answers several for little more than the price of one; any other one gets the least loaded
    ///   connection, for what stands behind it waits as long as it runs.
    public init(_ name: String, _ text: String, isBrief: Bool = false) {
        self.name = name
        self.text = text
        self.isBrief = isBrief
    }

    /// Hashes the name alone: names are all but unique and texts are long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.name)
    }
}
