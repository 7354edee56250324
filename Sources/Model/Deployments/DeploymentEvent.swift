package import FoundationEssentials

/// A change of a deployment's state.
package struct DeploymentEvent: Sendable, Hashable {
    package let status: DeploymentStatus
    package let at: Date

    package init(status: DeploymentStatus, at: Date) {
        self.status = status
        self.at = at
    }
}
