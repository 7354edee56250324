/// Where a denial counts: where all that is given holds.
package struct RoleCondition: Codable, Hashable, Sendable {
    /// `production`, `staging`, `preview` or `other`.
    package var environment: [String]?
    /// All of these labels, with these values.
    package var labels: [String: String]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case environment, labels
    }

    package init(environment: [String]? = nil, labels: [String: String]? = nil) {
        self.environment = environment
        self.labels = labels
    }
}
