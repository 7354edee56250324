/// What one value asked for while it was read.
final class ShapeNotes {
    var shape = Shape.text
    var isObject = false
    var isStrict = false
    private(set) var members: [ObjectShape.Member] = []

    func add(_ key: any CodingKey, _ shape: Shape, isRequired: Bool) {
        self.isObject = true
        guard !self.members.contains(where: { $0.name == key.stringValue }) else { return }
        self.members.append(ObjectShape.Member(name: key.stringValue, shape: shape, isRequired: isRequired))
    }
}
