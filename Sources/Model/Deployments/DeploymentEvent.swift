package import FoundationEssentials

/// A change of a deployment's state.
package struct DeploymentEvent: Sendable, Hashable {
    package let status: DeploymentStatus
    package let at: Date
    /// What is to be known of it, in plain words.
    package let note: String?

    package init(status: DeploymentStatus, at: Date, note: String? = nil) {
        self.status = status
        self.at = at
        self.note = note
    }
}
