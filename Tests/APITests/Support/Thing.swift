/// What the routes of the tests speak of.
struct Thing: Codable, Hashable, Sendable {
    var name: String
    var count: Int

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, count
    }
}
