import APIContract
import FoundationEssentials

/// Finds out what JSON a type is read from by letting it read: every container notes what it is asked for, and hands out values that pass.
///
/// What is documented is so what `Codable` does, and no second description of it.
final class ShapeProbe {
    /// The objects that were met, by name.
    private(set) var objects: [String: ObjectShape] = [:]
    /// Whether the types are read as requests, where a member that may be missing may also be `null`.
    private let isRequest: Bool

    init(isRequest: Bool) {
        self.isRequest = isRequest
    }

    /// - Throws: where the type does not read what it asks for.
    func shape(of type: any Decodable.Type) throws -> Shape { try self.open(type) }

    private func open<Value: Decodable>(_ type: Value.Type) throws -> Shape { try self.read(type).shape }

    func read<Value: Decodable>(_ type: Value.Type) throws -> (shape: Shape, value: Value) {
        if let known = try self.known(type), let value = known.value as? Value { return (known.shape, value) }
        let notes = ShapeNotes()
        let value = try Value(from: ShapeDecoder(probe: self, notes: notes))
        guard notes.isObject else { return (notes.shape, value) }
        let name = String(describing: type)
        self.objects[name] = ObjectShape(name: name, members: notes.members, isStrict: notes.isStrict)
        return (.object(name), value)
    }

    /// The shape of a member that may be missing.
    func optional(_ shape: Shape) -> Shape { self.isRequest ? .nullable(shape) : shape }

    private func known<Value: Decodable>(_ type: Value.Type) throws -> (shape: Shape, value: Any)? {
        if type == Date.self { return (.moment, Date(timeIntervalSince1970: 0)) }
        if type == [String: String].self { return (.map, [String: String]()) }
        if let choice = type as? any ClosedChoice.Type { return Self.choice(choice) }
        guard let union = type as? any ShapeUnion.Type else { return nil }
        var shape = ObjectShape(name: String(describing: type))
        shape.discriminator = union.discriminator
        for alternative in union.alternatives {
            if case .object(let name) = try self.shape(of: alternative) { shape.alternatives.append(name) }
        }
        self.objects[shape.name] = shape
        return (.object(shape.name), union.sample)
    }

    private static func choice<Choice: ClosedChoice>(_ type: Choice.Type) -> (shape: Shape, value: Any)? {
        Choice.allCases.first.map { (.choice(Choice.choices), $0) }
    }
}
