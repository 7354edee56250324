/// Where a value stands in a body, as a client would write it: `run.ports.0.name`.
struct FieldPath: CustomStringConvertible {
    let keys: [any CodingKey]

    static var root: Self { Self(keys: []) }

    func appending(_ key: any CodingKey) -> Self { Self(keys: self.keys + [key]) }

    func appending(_ name: String) -> Self { self.appending(FieldKey(stringValue: name)) }

    func appending(_ index: Int) -> Self { self.appending(FieldKey(intValue: index)) }

    var description: String {
        self.keys.isEmpty ? "body" : self.keys.map(\.stringValue).joined(separator: ".")
    }
}
