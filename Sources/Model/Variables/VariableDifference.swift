/// What changed between two versions of variables: names, never values.
package struct VariableDifference: Sendable, Hashable {
    package let added: [String]
    package let changed: [String]
    package let removed: [String]

    /// Compares by when a value was set, so that a secret need not be opened; a value that was set anew counts as changed.
    package init(from old: [Variable], to new: [Variable]) {
        let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        self.added = Self.sorted(after.keys.filter { before[$0] == nil })
        self.removed = Self.sorted(before.keys.filter { after[$0] == nil })
        self.changed = Self.sorted(
            after.compactMap { name, variable in
                guard let earlier = before[name] else { return nil }
                return Self.isSame(earlier, variable) ? nil : name
            })
    }

    private static func isSame(_ one: Variable, _ other: Variable) -> Bool {
        guard one.scope == other.scope, one.form == other.form else { return false }
        if one.isSecret, other.isSecret { return one.version == other.version }
        return one.value == other.value
    }

    private static func sorted(_ names: [String]) -> [String] {
        names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
