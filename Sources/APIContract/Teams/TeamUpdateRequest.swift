/// `PATCH /api/teams/{id}`.
package struct TeamUpdateRequest: Codable, Hashable, Sendable {
    package var name: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name
    }

    package init(name: String? = nil) {
        self.name = name
    }
}
