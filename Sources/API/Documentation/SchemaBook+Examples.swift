import APIContract

extension SchemaBook {
    /// An example of a shape: of a request what is needed and what a note gives an example of, of an answer all.
    ///
    /// - Parameter values: what members of these names have instead.
    func example(of shape: Shape, isRequest: Bool, replacing values: [String: JSONValue] = [:]) -> JSONValue {
        switch shape {
        case .text: return .string("text")
        case .flag: return .bool(true)
        case .whole: return .whole(1)
        case .number: return .number("0.5")
        case .moment: return .string(FieldNotes.exampleMoment)
        case .choice(let words): return .string(words.first ?? "")
        case .list(let element): return .array([self.example(of: element, isRequest: isRequest, replacing: values)])
        case .map: return .object(JSONObject())
        case .nullable(let wrapped): return self.example(of: wrapped, isRequest: isRequest, replacing: values)
        case .object(let name):
            guard let object = self.objects[name] else { return .null }
            if let last = object.alternatives.last {
                return self.example(of: .object(last), isRequest: isRequest, replacing: values)
            }
            return self.example(of: object, isRequest: isRequest, replacing: values)
        }
    }

    private func example(of object: ObjectShape, isRequest: Bool, replacing values: [String: JSONValue]) -> JSONValue {
        var result = JSONObject()
        for member in object.members {
            let note = FieldNotes.note(object.name, member.name)
            guard member.isRequired || !isRequest || note?.isTypical == true else { continue }
            let value = values[member.name] ?? note?.example
            result.append(member.name, value ?? self.example(of: member.shape, isRequest: isRequest, replacing: values))
        }
        return .object(result)
    }
}
