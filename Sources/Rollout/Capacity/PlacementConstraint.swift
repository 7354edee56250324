package import DockerEngine

/// One condition on a node, as Swarm reads it: `KEY==VALUE` or `KEY!=VALUE`, values compared without regard to case.
package struct PlacementConstraint: Sendable, Hashable {
    let key: String
    let value: String
    let isEquality: Bool

    /// nil for text that is no constraint.
    package init?(_ text: String) {
        for (sign, isEquality) in [("==", true), ("!=", false)] {
            guard let range = Self.firstRange(of: sign, in: text) else { continue }
            self.key = Self.trimmed(text[..<range.lowerBound])
            self.value = Self.trimmed(text[range.upperBound...])
            self.isEquality = isEquality
            if self.key.isEmpty || self.value.isEmpty { return nil }
            return
        }
        return nil
    }

    package func holds(for node: SwarmNode) -> Bool {
        guard let actual = self.actualValue(of: node) else { return false }
        return (actual.lowercased() == self.value.lowercased()) == self.isEquality
    }

    /// nil for a key that Swarm does not know; a label that a node lacks reads as empty.
    private func actualValue(of node: SwarmNode) -> String? {
        switch self.key {
        case "node.id": return node.id
        case "node.hostname": return node.description?.hostname ?? ""
        case "node.role": return node.spec.role.rawValue
        case "node.ip": return node.status.address
        case "node.platform.os": return node.description?.platform?.os ?? ""
        case "node.platform.arch": return node.description?.platform?.architecture ?? ""
        default: break
        }
        if self.key.hasPrefix("node.labels.") { return node.spec.labels[String(self.key.dropFirst(12))] ?? "" }
        if self.key.hasPrefix("engine.labels.") { return node.description?.engine?.labels[String(self.key.dropFirst(14))] ?? "" }
        return nil
    }

    private static func firstRange(of sign: String, in text: String) -> Range<String.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(sign) { return index..<text.index(index, offsetBy: sign.count) }
            index = text.index(after: index)
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
