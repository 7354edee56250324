/// The fields of a request or an answer in their order; names differ by more than case.
public struct EgressHeaders: Sendable, ExpressibleByDictionaryLiteral {
    /// A field as it was sent or is to be.
    public struct Field: Sendable, Hashable {
        /// The name, in any case.
        public let name: String
        /// The value without blanks around it.
        public let value: String
    }

    /// All fields.
    public private(set) var fields: [Field] = []

    /// No fields.
    public init() {}

    /// The fields of a literal, in its order.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { self.append(name, value) }
    }

    /// Adds a field behind the others.
    public mutating func append(_ name: String, _ value: String) {
        self.fields.append(Field(name: name, value: value))
    }

    /// The value of the first field of that name.
    public subscript(_ name: String) -> String? {
        self.fields.first { Self.isSame($0.name, name) }?.value
    }

    /// The values of all fields of that name.
    public func all(_ name: String) -> [String] {
        self.fields.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
    }
}
