package import Model

/// Which part of a list is asked for.
package struct PageRequest: Sendable, Hashable {
    package static let limits = 1...100
    package static let defaultLimit = 50
    /// The parameters of every list.
    package static let parameters = [
        QueryParameter("limit", .integer(Self.limits, default: Self.defaultLimit), "How many items a page has at most"),
        QueryParameter("after", .cursor, "The nextCursor of the page before"),
    ]

    package let limit: Int
    /// The cursor of the page before; nil for the first page.
    package let after: String?

    package init(limit: Int = Self.defaultLimit, after: String? = nil) {
        self.limit = limit
        self.after = after
    }

    /// - Throws: ``Refusal`` (422) for a limit outside ``limits``.
    package init(_ query: QueryItems) throws(Refusal) {
        self.limit = try query.integer("limit", in: Self.limits) ?? Self.defaultLimit
        self.after = query["after"]
    }

    /// How many elements to ask for: one more than are shown tells whether there is a next page.
    package var fetchLimit: Int { self.limit + 1 }

    /// The cursor as an id; nil for the first page.
    ///
    /// - Throws: ``Refusal`` (422) for a cursor that no page of ours gave.
    package func cursor<Entity>(as type: Identifier<Entity>.Type = Identifier<Entity>.self) throws(Refusal) -> Identifier<Entity>? {
        guard let after else { return nil }
        guard let id = Identifier<Entity>(after) else { throw Self.unknownCursor }
        return id
    }

    /// The cursor as a number; nil for the first page.
    ///
    /// - Throws: ``Refusal`` (422) for a cursor that no page of ours gave.
    package func cursorNumber() throws(Refusal) -> Int? {
        guard let after else { return nil }
        guard let number = Int(after), RecordNumber.range.contains(number) else { throw Self.unknownCursor }
        return number
    }

    private static var unknownCursor: Refusal { .invalid(field: "after", "must be the nextCursor of a page") }
}
