import APIContract

extension QueryKind {
    /// What the parameter may be, in JSON Schema.
    var schema: JSONValue {
        switch self {
        // No text of ours holds NUL: a query with one is malformed.
        case .text: return .members(["type": .string("string"), "pattern": .string(#"^[^\u0000]*$"#)])
        case .cursor: return .members(["type": .string("string"), "pattern": .string("^[!-~]+$")])
        case .integer(let range, let fallback):
            var schema = JSONObject([
                ("type", .string("integer")), ("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound)),
            ])
            if let fallback { schema.append("default", .whole(fallback)) }
            return .object(schema)
        case .flag: return .members(["type": .string("boolean"), "default": .bool(false)])
        case .identifier: return .members(["type": .string("string"), "format": .string("uuid")])
        case .choice(let words): return .members(["type": .string("string"), "enum": .texts(words)])
        case .moment:
            return .members([
                "type": .string("string"),
                "pattern": .string("(\(FieldNotes.momentPattern))|(^[0-9]{1,6}[smhd]$)"),
                "examples": .texts(["10m", FieldNotes.exampleMoment]),
            ])
        }
    }
}
