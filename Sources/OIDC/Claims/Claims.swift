/// What a provider says of a person, by name.
public struct Claims: Sendable, Hashable {
    /// All of it.
    public private(set) var values: [String: ClaimValue]

    /// Claims of these values.
    public init(_ values: [String: ClaimValue] = [:]) {
        self.values = values
    }

    /// What stands under a name.
    public subscript(_ name: String) -> ClaimValue? { self.values[name] }

    /// What stands under a name, or, where nothing does, under a path of names with dots between them: `realm_access.roles`.
    public func value(at path: String) -> ClaimValue? {
        if let value = self.values[path] { return value }
        var names = path.split(separator: ".").map(String.init)[...]
        guard let first = names.popFirst(), var value = self.values[first] else { return nil }
        while let name = names.popFirst() {
            guard case .object(let inner) = value, let next = inner[name] else { return nil }
            value = next
        }
        return value
    }

    /// Adds what the other ones say; where both say something, these hold.
    func merging(_ others: Claims) -> Claims {
        Claims(self.values.merging(others.values) { own, _ in own })
    }
}
