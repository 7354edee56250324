import Model

/// The parameters of a request's query, each decoded and given once.
package struct QueryItems: Sendable {
    /// Few: looking through them is less work than a table of them.
    private let values: [(name: String, value: String)]

    package static let empty = Self(values: [])

    private init(values: [(name: String, value: String)]) {
        self.values = values
    }

    /// Reads what follows the `?`.
    ///
    /// - Parameter takesOthers: whether parameters that the route does not know are passed over.
    /// - Throws: ``Refusal``: 400 for a broken percent escape or invalid UTF-8, 422 for a parameter that the route does not know, that is
    ///   given twice, is not what the route says or is missing.
    package init(_ query: String?, parameters: [QueryParameter], takesOthers: Bool = false) throws(Refusal) {
        var values: [(name: String, value: String)] = []
        var problems: [FieldProblem] = []
        var rest = (query ?? "").utf8[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let part = rest[..<end]
            rest = rest[end...].dropFirst()
            guard !part.isEmpty else { continue }
            let (name, value) = try Self.decode(part)
            if let parameter = parameters.first(where: { $0.name == name }) {
                if values.contains(where: { $0.name == name }) {
                    problems.append(FieldProblem(field: name, message: "is given twice"))
                    continue
                }
                values.append((name, value))
                if let problem = parameter.problem(with: value) { problems.append(problem) }
            } else if !takesOthers {
                problems.append(FieldProblem(field: String(name.prefix(64)), message: "is not a parameter of this address"))
            }
        }
        for parameter in parameters where parameter.isRequired && !values.contains(where: { $0.name == parameter.name }) {
            problems.append(FieldProblem(field: parameter.name, message: "is needed"))
        }
        if !problems.isEmpty { throw .invalid(problems) }
        self.values = values
    }

    private static func decode(_ part: Substring.UTF8View) throws(Refusal) -> (name: String, value: String) {
        let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
        let rest = end < part.endIndex ? part[part.index(after: end)...] : part[end...]
        guard let name = PercentDecoding.decode(Substring(part[..<end])), let value = PercentDecoding.decode(Substring(rest))
        else { throw .malformed("The query is not valid percent-encoded UTF-8.") }
        return (name, value)
    }

    /// The value of a parameter; nil where it is not given.
    package subscript(_ name: String) -> String? { self.values.first { $0.name == name }?.value }

    /// A whole number.
    ///
    /// - Throws: ``Refusal`` (422) where it is not one, or outside `range`.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .invalid(field: name, "must be a whole number between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    /// `true` or `false`; false where it is not given.
    ///
    /// - Throws: ``Refusal`` (422) for anything else.
    package func flag(_ name: String) throws(Refusal) -> Bool {
        switch self[name] {
        case nil, "false": return false
        case "true": return true
        default: throw .invalid(field: name, "must be true or false")
        }
    }
}
