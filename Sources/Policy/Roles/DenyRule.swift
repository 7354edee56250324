/// A rule that denies, ready to be asked.
struct DenyRule: Sendable {
    let permissions: PermissionSet
    /// Nil for anywhere.
    let kinds: Set<EnvironmentKind>?
    let labels: [String: String]
    /// The role that states it, which others may inherit.
    let role: String
    let position: SourcePosition

    /// Whether it is about this resource; nil where that cannot be told, because an attribute that it asks for is unknown.
    func applies(to path: ResourcePath, _ attributes: ResourceAttributes) -> Bool? {
        var isKnown = true
        if let kinds = self.kinds {
            // Outside of environments there is no kind that could be one of these.
            guard path.level == .environment else { return false }
            if let kind = attributes.environmentKind {
                guard kinds.contains(kind) else { return false }
            } else {
                isKnown = false
            }
        }
        if !self.labels.isEmpty {
            if let labels = attributes.labels {
                for (name, value) in self.labels where labels[name] != value { return false }
            } else {
                isKnown = false
            }
        }
        return isKnown ? true : nil
    }

    /// What has to hold, in words.
    var condition: String {
        var parts: [String] = []
        if let kinds = self.kinds { parts.append("in environments of kind \(kinds.map(\.rawValue).sorted().joined(separator: " or "))") }
        if !self.labels.isEmpty {
            parts.append("where " + self.labels.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }.joined(separator: " and "))
        }
        return parts.isEmpty ? "always" : parts.joined(separator: ", ")
    }
}
