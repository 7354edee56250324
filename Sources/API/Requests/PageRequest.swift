/// Which part of a list is asked for.
package struct PageRequest: Sendable, Hashable {
    package static let limits = 1...100
    package static let defaultLimit = 50
    /// The parameters of every list.
    package static let parameters: Set<String> = ["limit", "after"]

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
}
