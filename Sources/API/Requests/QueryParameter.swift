import Model

/// A parameter that the query of a route may have: what is documented is what is checked.
package struct QueryParameter: Sendable, Hashable {
    package let name: String
    package let kind: QueryKind
    package let isRequired: Bool
    /// One line for the documentation.
    package let summary: String

    package init(_ name: String, _ kind: QueryKind, isRequired: Bool = false, _ summary: String) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.summary = summary
    }

    /// What is wrong with a value; nil where nothing is that can be told without the use case.
    func problem(with value: String) -> FieldProblem? {
        let message: String? =
            switch self.kind {
            case .text, .cursor, .moment: nil
            case .integer(let range, _):
                Int(value).map(range.contains) == true
                    ? nil : "must be a whole number between \(range.lowerBound) and \(range.upperBound)"
            case .flag: ["true", "false"].contains(value) ? nil : "must be true or false"
            case .identifier: TeamID(value) == nil ? "must be an id" : nil
            case .choice(let words): words.contains(value) ? nil : "must be one of \(words.joined(separator: ", "))"
            }
        return message.map { FieldProblem(field: self.name, message: $0) }
    }
}
