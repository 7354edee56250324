import APIContract

/// The schemas of all types that the routes speak of.
struct SchemaBook {
    /// By name.
    private(set) var objects: [String: ObjectShape] = [:]
    private let requests = ShapeProbe(isRequest: true)
    private let answers = ShapeProbe(isRequest: false)

    /// The shape of what a route reads.
    mutating func request(_ type: any Any.Type) throws -> Shape { try self.shape(type, self.requests) }

    /// The shape of what a route answers.
    mutating func answer(_ type: any Any.Type) throws -> Shape { try self.shape(type, self.answers) }

    /// `components/schemas`.
    var components: JSONValue {
        .object(JSONObject(self.objects.keys.sorted().compactMap { name in self.objects[name].map { (name, Self.schema($0)) } }))
    }

    private mutating func shape(_ type: any Any.Type, _ probe: ShapeProbe) throws -> Shape {
        guard let type = type as? any Decodable.Type else { throw ShapeDecoder.unknown }
        let shape = try probe.shape(of: type)
        self.objects.merge(probe.objects) { first, _ in first }
        return shape
    }

    /// The schema of a shape, narrowed by what is noted of it.
    static func schema(_ shape: Shape, _ note: FieldNote? = nil) -> JSONValue {
        var schema = Self.members(of: shape)
        if let note {
            for name in note.rules.names {
                schema.remove(name)
                schema.append(name, note.rules.members[name] ?? .null)
            }
            if case .nullable = shape { Self.allowNull(in: &schema) }
            if let summary = note.summary { schema.append("description", .string(summary)) }
            if let fallback = note.fallback { schema.append("default", fallback) }
        }
        return .object(schema)
    }

    private static func members(of shape: Shape) -> JSONObject {
        switch shape {
        case .text: return JSONObject([("type", .string("string"))])
        case .flag: return JSONObject([("type", .string("boolean"))])
        case .whole: return JSONObject([("type", .string("integer")), ("format", .string("int64"))])
        case .number: return JSONObject([("type", .string("number")), ("format", .string("double"))])
        case .moment:
            return JSONObject([
                ("type", .string("string")), ("format", .string("date-time")), ("pattern", .string(FieldNotes.momentPattern)),
            ])
        case .choice(let words): return JSONObject([("type", .string("string")), ("enum", .texts(words))])
        case .object(let name): return JSONObject([("$ref", .string("#/components/schemas/\(name)"))])
        case .list(let element): return JSONObject([("type", .string("array")), ("items", .object(Self.members(of: element)))])
        case .map:
            return JSONObject([("type", .string("object")), ("additionalProperties", .members(["type": .string("string")]))])
        case .nullable(.object(let name)):
            let alternatives: [JSONValue] = [.object(Self.members(of: .object(name))), .members(["type": .string("null")])]
            return JSONObject([("anyOf", .array(alternatives))])
        case .nullable(let wrapped):
            var members = Self.members(of: wrapped)
            Self.allowNull(in: &members)
            return members
        }
    }

    private static func allowNull(in schema: inout JSONObject) {
        if case .string(let type)? = schema.members["type"] {
            schema.remove("type")
            schema.append("type", .texts([type, "null"]))
        }
        if case .array(let words)? = schema.members["enum"], !words.contains(where: \.isNull) {
            schema.remove("enum")
            schema.append("enum", .array(words + [.null]))
        }
    }

    private static func schema(_ object: ObjectShape) -> JSONValue {
        guard object.alternatives.isEmpty else { return Self.union(object) }
        let properties = object.members.map { ($0.name, Self.schema($0.shape, FieldNotes.note(object.name, $0.name))) }
        var schema = JSONObject([("type", .string("object")), ("properties", .object(JSONObject(properties)))])
        let required = object.members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema.append("required", .texts(required)) }
        if object.isStrict { schema.append("additionalProperties", .bool(false)) }
        return .object(schema)
    }

    private static func union(_ object: ObjectShape) -> JSONValue {
        let references = object.alternatives.map { JSONValue.object(Self.members(of: .object($0))) }
        return .members([
            "oneOf": .array(references),
            "discriminator": .members([
                "propertyName": .string(object.discriminator),
                "mapping": .object(
                    JSONObject(
                        object.alternatives.compactMap { name in
                            guard case .string(let word)? = FieldNotes.note(name, object.discriminator)?.example else { return nil }
                            return (word, JSONValue.string("#/components/schemas/\(name)"))
                        })),
            ]),
        ])
    }
}

extension JSONValue {
    fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}
