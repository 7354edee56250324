import Yams

/// Reads one YAML file part by part, and notes what is wrong instead of ending at the first of it.
struct DocumentReader {
    /// A key of a mapping and what belongs to it.
    typealias Entry = (key: Located<String>, value: Node)

    /// The longest text, in bytes, and the most parts that are looked at: custom roles come from users.
    private static let maximumBytes = 1 << 18
    private static let maximumParts = 5000

    let file: String
    private(set) var problems: [PolicyProblem] = []
    private var parts = 0

    init(_ file: PolicyFile) {
        self.file = file.name
    }

    /// The file's only document; nil, with a problem noted, where there is none.
    mutating func document(_ file: PolicyFile) -> Node? {
        guard file.text.utf8.count <= Self.maximumBytes else {
            self.note(self.start, "has more than \(Self.maximumBytes) bytes")
            return nil
        }
        if let line = Anchors.firstLine(in: file.text) {
            self.note(SourcePosition(file: self.file, line: line, column: 1), "anchors and aliases are not read here")
            return nil
        }
        do {
            if let root = try Parser(yaml: file.text, encoding: .utf8).singleRoot() { return root }
            self.note(self.start, "is empty")
        } catch let error as YamlError {
            self.note(error)
        } catch {
            self.note(self.start, "cannot be read: \(error)")
        }
        return nil
    }

    /// The entries of a mapping with the given keys alone.
    mutating func entries(_ node: Node, of what: String, keys: Set<String>) -> [String: Node] {
        var found: [String: Node] = [:]
        for entry in self.entries(node, of: what) {
            if keys.contains(entry.key.value) {
                found[entry.key.value] = entry.value
            } else {
                self.note(
                    entry.key.position, "\(what) has no '\(entry.key.value)'", suggestion: NearestName.to(entry.key.value, among: keys))
            }
        }
        return found
    }

    /// The entries of a mapping whose keys are names.
    mutating func entries(_ node: Node, of what: String) -> [Entry] {
        guard let mapping = node.mapping else {
            self.note(self.position(node), "\(what) must be a mapping")
            return []
        }
        guard self.take(mapping.count, at: node) else { return [] }
        return mapping.compactMap { key, value in self.text(key, of: "a key of \(what)").map { ($0, value) } }
    }

    /// The items of a sequence.
    mutating func items(_ node: Node, of what: String) -> [Node] {
        guard let sequence = node.sequence else {
            self.note(self.position(node), "\(what) must be a list")
            return []
        }
        return self.take(sequence.count, at: node) ? Array(sequence) : []
    }

    /// The words of a list of texts.
    mutating func texts(_ node: Node?, of what: String) -> [Located<String>] {
        guard let node else { return [] }
        return self.items(node, of: what).compactMap { self.text($0, of: "an item of \(what)") }
    }

    /// A text that is not empty.
    mutating func text(_ node: Node, of what: String) -> Located<String>? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            self.note(self.position(node), "\(what) must be a text")
            return nil
        }
        return Located(value: scalar.string, position: self.position(node))
    }

    mutating func note(_ position: SourcePosition, _ message: String, suggestion: String? = nil) {
        self.problems.append(PolicyProblem(position, message, suggestion: suggestion))
    }

    func position(_ node: Node) -> SourcePosition {
        SourcePosition(file: self.file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private var start: SourcePosition { SourcePosition(file: self.file, line: 1, column: 1) }

    private mutating func take(_ count: Int, at node: Node) -> Bool {
        self.parts += count
        if self.parts > Self.maximumParts { self.note(self.position(node), "the file has more than \(Self.maximumParts) parts") }
        return self.parts <= Self.maximumParts
    }

    private mutating func note(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self.note(SourcePosition(file: self.file, line: mark.line, column: mark.column), "is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            self.note(
                SourcePosition(file: self.file, line: context.mark.line, column: context.mark.column),
                "'\(names.first ?? "")' stands in one mapping twice")
        case .reader(let problem, _, _, _): self.note(self.start, "is no YAML: \(problem)")
        default: self.note(self.start, "is no YAML")
        }
    }
}
