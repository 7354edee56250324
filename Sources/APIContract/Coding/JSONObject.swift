/// The members of a JSON object, with the names that came twice.
package struct JSONObject: Sendable {
    package private(set) var members: [String: JSONValue] = [:]
    /// The names in the order in which they were written, each once.
    package private(set) var names: [String] = []
    /// The names that were given more than once; the first value is kept.
    package private(set) var duplicates: [String] = []

    /// An object without members.
    package init() {}

    /// Adds a member, or notes its name as a duplicate.
    package mutating func append(_ name: String, _ value: JSONValue) {
        if self.members[name] == nil {
            self.members[name] = value
            self.names.append(name)
        } else {
            self.duplicates.append(name)
        }
    }

    /// Takes a member away, if there is one of that name.
    package mutating func remove(_ name: String) {
        self.members[name] = nil
        self.names.removeAll { $0 == name }
    }
}
