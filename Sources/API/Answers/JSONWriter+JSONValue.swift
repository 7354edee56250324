package import APIContract

extension JSONWriter {
    /// Appends any JSON; the members of objects keep their order.
    package mutating func value(_ json: JSONValue) {
        switch json {
        case .null: self.null()
        case .bool(let flag): self.value(flag)
        case .number(let digits): self.value(digits: digits)
        case .string(let text): self.value(text)
        case .array(let elements): self.array(of: elements) { writer, element in writer.value(element) }
        case .object(let object):
            self.object { writer in
                for name in object.names { writer.member(name, object.members[name] ?? .null) }
            }
        }
    }
}
