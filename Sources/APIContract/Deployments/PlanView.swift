/// What a deploy would do at this moment.
package struct PlanView: Codable, Hashable, Sendable {
    /// The commit that would be deployed; null for an image as source.
    @Nullable package var commitSha: String?
    /// By digest; null where it would be built first.
    @Nullable package var image: String?
    /// Whether an image would be built.
    package var builds: Bool
    /// Whether a deploy would change any task.
    package var changes: Bool
    /// From what runs to what a deploy would send.
    package var differences: [SpecDifferenceView]

    package init(commitSha: String?, image: String?, builds: Bool, changes: Bool, differences: [SpecDifferenceView]) {
        self.commitSha = commitSha
        self.image = image
        self.builds = builds
        self.changes = changes
        self.differences = differences
    }
}
