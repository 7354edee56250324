/// Reads the file of the closed list: `system:` and `team:`, each `resource.verb: what it allows`.
enum PermissionReader {
    static func read(_ file: PolicyFile) throws(PolicyLoadError) -> PermissionList {
        var reader = DocumentReader(file)
        var definitions: [PermissionDefinition] = []
        if let document = reader.document(file) {
            let sections = reader.entries(document, of: "the list of permissions", keys: ["system", "team"])
            for (name, isSystem) in [("team", false), ("system", true)] {
                guard let section = sections[name] else { continue }
                definitions += reader.entries(section, of: "'\(name)'").compactMap { entry in
                    Self.definition(entry, isSystem: isSystem, &reader)
                }
            }
            Self.check(definitions, at: reader.position(document), &reader)
        }
        try PolicyLoadError.check(reader.problems)
        return PermissionList(definitions)
    }

    private static func definition(
        _ entry: DocumentReader.Entry, isSystem: Bool, _ reader: inout DocumentReader
    ) -> PermissionDefinition? {
        let name = entry.key.value
        guard name.wholeMatch(of: /[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*/) != nil else {
            reader.note(entry.key.position, "'\(name)' is not of the form resource.verb")
            return nil
        }
        guard let summary = reader.text(entry.value, of: "what '\(name)' allows") else { return nil }
        return PermissionDefinition(name: entry.key, summary: summary.value, isSystem: isSystem)
    }

    private static func check(_ definitions: [PermissionDefinition], at start: SourcePosition, _ reader: inout DocumentReader) {
        if definitions.isEmpty { reader.note(start, "states no permission") }
        if definitions.count > PermissionSet.capacity { reader.note(start, "states more than \(PermissionSet.capacity) permissions") }
        var seen: Set<String> = []
        for definition in definitions where !seen.insert(definition.name.value).inserted {
            reader.note(definition.name.position, "'\(definition.name.value)' is stated twice")
        }
    }
}
