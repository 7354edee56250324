/// The members of a JSON object, with the names that came twice.
struct JSONObject: Sendable {
    private(set) var members: [String: JSONValue] = [:]
    /// The names in the order in which they were written, each once.
    private(set) var names: [String] = []
    /// The names that were given more than once; the first value is kept.
    private(set) var duplicates: [String] = []

    /// Adds a member, or notes its name as a duplicate.
    mutating func append(_ name: String, _ value: JSONValue) {
        if self.members[name] == nil {
            self.members[name] = value
            self.names.append(name)
        } else {
            self.duplicates.append(name)
        }
    }
}
