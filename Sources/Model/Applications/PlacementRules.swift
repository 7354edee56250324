/// On which nodes tasks may run.
package struct PlacementRules: Hashable, Sendable, Codable {
    /// `node.labels.K==V` or `node.labels.K!=V`; roles and names of nodes are the operator's.
    package var constraints: [String]
    /// The most tasks on one node; 0 for no limit.
    package var maxPerNode: Int

    package init(constraints: [String] = [], maxPerNode: Int = 0) {
        self.constraints = constraints
        self.maxPerNode = maxPerNode
    }

    /// Whether `text` is a constraint on a node's label.
    package static func isConstraint(_ text: String) -> Bool {
        let prefix = "node.labels."
        guard text.hasPrefix(prefix), text.utf8.count <= 256 else { return false }
        let rest = text.dropFirst(prefix.count)
        for sign in ["==", "!="] {
            let parts = rest.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let key = parts.first, let value = parts.last else { continue }
            return Self.isWord(key) && Self.isWord(value)
        }
        return false
    }

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { VariableName.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}
