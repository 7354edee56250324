/// On which nodes tasks may run.
package struct PlacementView: Codable, Hashable, Sendable {
    package var constraints: [String]
    package var maxPerNode: Int

    package init(constraints: [String], maxPerNode: Int) {
        self.constraints = constraints
        self.maxPerNode = maxPerNode
    }
}
