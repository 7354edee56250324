import APIContract

extension JSONValue {
    /// A member; `null` where there is none.
    subscript(name: String) -> JSONValue {
        if case .object(let object) = self { object.members[name] ?? .null } else { .null }
    }

    var names: [String] { if case .object(let object) = self { object.names } else { [] } }
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
    var isObject: Bool { if case .object = self { true } else { false } }
    var isList: Bool { if case .array = self { true } else { false } }
    var isMissing: Bool { if case .null = self { true } else { false } }
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }
    var isFalse: Bool { if case .bool(false) = self { true } else { false } }

    /// A string or a number as it was written.
    var text: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): "\(flag)"
        case .null: "null"
        case .array: "[]"
        case .object: "{}"
        }
    }

    /// The name of its type in JSON Schema.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number(let digits): Int(digits) == nil ? "number" : "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
