/// `PATCH /api/teams/{id}`.
package struct TeamUpdateRequest: Codable, Hashable, Sendable {
    package var name: String?
    /// Whether the team is closed to whoever has a password and no second factor; who closes it has one.
    package var requireSecondFactor: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, requireSecondFactor
    }

    package init(name: String? = nil, requireSecondFactor: Bool? = nil) {
        self.name = name
        self.requireSecondFactor = requireSecondFactor
    }
}
