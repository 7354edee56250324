import APIContract

extension JSONValue {
    /// An object whose members keep their order.
    static func members(_ members: KeyValuePairs<String, JSONValue>) -> Self {
        .object(JSONObject(members.map { ($0.key, $0.value) }))
    }

    static func whole(_ number: Int) -> Self { .number(String(number)) }

    static func texts(_ texts: some Sequence<String>) -> Self { .array(texts.map(JSONValue.string)) }
}

extension JSONObject {
    init(_ members: some Sequence<(String, JSONValue)>) {
        self.init()
        for (name, value) in members { self.append(name, value) }
    }
}
