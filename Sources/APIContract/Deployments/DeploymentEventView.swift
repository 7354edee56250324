package import FoundationEssentials

/// A change of state.
package struct DeploymentEventView: Codable, Hashable, Sendable {
    package var status: String
    package var at: Date
    /// What is to be known of it; null for most.
    @Nullable package var note: String?

    package init(status: String, at: Date, note: String? = nil) {
        self.status = status
        self.at = at
        self.note = note
    }
}
