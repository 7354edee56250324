import Yams

/// Reads roles: `team:` and `system:`, each `name: {summary, inherits, allow, deny}`.
enum RoleReader {
    private static let fields: Set<String> = ["summary", "inherits", "allow", "deny"]

    /// - Parameter sections: which kinds of roles the file may state.
    static func read(_ file: PolicyFile, sections: [String] = ["team", "system"]) throws(PolicyLoadError) -> [RoleDefinition] {
        var reader = DocumentReader(file)
        var definitions: [RoleDefinition] = []
        if let document = reader.document(file) {
            definitions = Self.roles(document, sections, &reader)
        }
        try PolicyLoadError.check(reader.problems)
        return definitions
    }

    static func roles(_ node: Node, _ sections: [String], _ reader: inout DocumentReader) -> [RoleDefinition] {
        let found = reader.entries(node, of: "a file of roles", keys: Set(sections))
        return sections.flatMap { name in
            guard let section = found[name] else { return [RoleDefinition]() }
            return reader.entries(section, of: "'\(name)'").map { Self.role($0, isSystem: name == "system", &reader) }
        }
    }

    private static func role(_ entry: DocumentReader.Entry, isSystem: Bool, _ reader: inout DocumentReader) -> RoleDefinition {
        let what = "the role '\(entry.key.value)'"
        if entry.key.value.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?/) == nil {
            reader.note(entry.key.position, "'\(entry.key.value)' is no name of a role: up to 40 of a-z, 0-9 and inner dashes")
        }
        let fields = reader.entries(entry.value, of: what, keys: Self.fields)
        var deny: [DenyDefinition] = []
        if let node = fields["deny"] {
            deny = reader.items(node, of: "'deny' of \(what)").map { Self.denial($0, of: what, &reader) }
        }
        // A role that lost its last permission is one without any; of a denial, an empty list would be a mistake that lets through.
        let allow = fields["allow"].flatMap { $0.scalar?.string.isEmpty == true ? nil : $0 }
        return RoleDefinition(
            name: entry.key, isSystem: isSystem, summary: fields["summary"].flatMap { reader.text($0, of: "'summary' of \(what)") }?.value,
            inherits: reader.texts(fields["inherits"], of: "'inherits' of \(what)"),
            allow: reader.texts(allow, of: "'allow' of \(what)"), deny: deny)
    }

    private static func denial(_ node: Node, of role: String, _ reader: inout DocumentReader) -> DenyDefinition {
        let fields = reader.entries(node, of: "a denial of \(role)", keys: ["permissions", "when"])
        var permissions: [Located<String>]?
        if let list = fields["permissions"] {
            if list.scalar?.string != "all" { permissions = reader.texts(list, of: "'permissions' of a denial") }
            if permissions?.isEmpty == true { reader.note(reader.position(list), "a denial of \(role) names no permission") }
        } else {
            reader.note(reader.position(node), "a denial of \(role) states no 'permissions': a list, or all")
        }
        guard let when = fields["when"] else {
            return DenyDefinition(permissions: permissions, kinds: nil, labels: [:], position: reader.position(node))
        }
        let conditions = reader.entries(when, of: "'when'", keys: ["environment", "labels"])
        if conditions.isEmpty { reader.note(reader.position(when), "'when' states no condition") }
        return DenyDefinition(
            permissions: permissions, kinds: conditions["environment"].map { Self.kinds($0, &reader) },
            labels: conditions["labels"].map { Self.labels($0, &reader) } ?? [:], position: reader.position(node))
    }

    private static func kinds(_ node: Node, _ reader: inout DocumentReader) -> Set<EnvironmentKind> {
        let words = reader.texts(node, of: "'environment'")
        if words.isEmpty { reader.note(reader.position(node), "'environment' names no kind") }
        return Set(words.compactMap { self.kind($0, &reader) })
    }

    static func kind(_ word: Located<String>, _ reader: inout DocumentReader) -> EnvironmentKind? {
        let kind = EnvironmentKind(rawValue: word.value)
        if kind == nil {
            reader.note(
                word.position, "there is no kind of environment '\(word.value)'",
                suggestion: NearestName.to(word.value, among: EnvironmentKind.allCases.map(\.rawValue)))
        }
        return kind
    }

    static func labels(_ node: Node, _ reader: inout DocumentReader) -> [String: String] {
        let entries = reader.entries(node, of: "'labels'")
        if entries.isEmpty { reader.note(reader.position(node), "'labels' names no label") }
        var labels: [String: String] = [:]
        for entry in entries { labels[entry.key.value] = reader.text(entry.value, of: "the label '\(entry.key.value)'")?.value }
        return labels
    }
}
