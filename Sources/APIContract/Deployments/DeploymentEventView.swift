package import FoundationEssentials

/// A change of state.
package struct DeploymentEventView: Codable, Hashable, Sendable {
    package var status: String
    package var at: Date

    package init(status: String, at: Date) {
        self.status = status
        self.at = at
    }
}
