/// What changed between two configuration versions of an application: the names of its variables, never a value.
package struct VariableDifferenceView: Codable, Hashable, Sendable {
    /// The older configuration version; 0 is the one without variables before the first.
    package var from: Int
    package var to: Int
    package var added: [String]
    package var changed: [String]
    package var removed: [String]

    package init(from: Int, to: Int, added: [String], changed: [String], removed: [String]) {
        self.from = from
        self.to = to
        self.added = added
        self.changed = changed
        self.removed = removed
    }
}
