/// On which nodes tasks may run.
package struct PlacementRequest: Codable, Hashable, Sendable {
    package var constraints: [String]?
    package var maxPerNode: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case constraints, maxPerNode
    }

    package init(constraints: [String]? = nil, maxPerNode: Int? = nil) {
        self.constraints = constraints
        self.maxPerNode = maxPerNode
    }
}
