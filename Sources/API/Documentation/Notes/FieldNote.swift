import APIContract

/// What is to be said of a member beyond its shape: what it means, what it may be, what holds without it.
struct FieldNote: Sendable {
    var summary: String?
    /// Keywords of JSON Schema that narrow the shape.
    var rules: JSONObject
    var example: JSONValue?
    /// What holds where it is not given.
    var fallback: JSONValue?
    /// Whether the example of a request has it although it may be missing.
    var isTypical: Bool

    init(
        _ summary: String? = nil, rules: KeyValuePairs<String, JSONValue> = [:], example: JSONValue? = nil,
        default fallback: JSONValue? = nil, isTypical: Bool = false
    ) {
        self.isTypical = isTypical
        self.summary = summary
        self.rules = JSONObject(rules.map { ($0.key, $0.value) })
        self.example = example
        self.fallback = fallback
    }

    /// A text by a pattern.
    static func pattern(_ pattern: String, _ summary: String? = nil, maximum: Int? = nil, example: String) -> Self {
        var note = Self(summary, rules: ["pattern": .string(pattern)], example: .string(example))
        if let maximum { note.rules.append("maxLength", .whole(maximum)) }
        return note
    }

    /// A text of some length, in characters.
    static func length(_ range: ClosedRange<Int>, _ summary: String? = nil, example: String? = nil) -> Self {
        Self(
            summary, rules: ["minLength": .whole(range.lowerBound), "maxLength": .whole(range.upperBound)],
            example: example.map(JSONValue.string))
    }

    /// A whole number within bounds.
    static func range(_ range: ClosedRange<Int>, default fallback: Int? = nil, _ summary: String? = nil) -> Self {
        Self(
            summary, rules: ["minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound)],
            default: fallback.map(JSONValue.whole))
    }

    /// An id.
    static func id(_ summary: String? = nil) -> Self {
        Self(summary, rules: ["format": .string("uuid")], example: .string(FieldNotes.exampleID))
    }

    /// Says nothing of the form, but what it is.
    static func plain(_ summary: String, example: String? = nil, default fallback: JSONValue? = nil) -> Self {
        Self(summary, example: example.map(JSONValue.string), default: fallback)
    }
}
