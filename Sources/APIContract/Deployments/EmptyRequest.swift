/// The body of a request that has nothing to say: none, or `{}`.
package struct EmptyRequest: Codable, Hashable, Sendable {
    package enum CodingKeys: CodingKey, CaseIterable {}

    package init() {}

    package init(from decoder: any Decoder) throws {
        // Opening the object is what refuses members.
        _ = try decoder.container(keyedBy: CodingKeys.self)
    }
}
