/// What a deploy would do at this moment.
package struct ReleasePlan: Sendable, Hashable {
    /// The commit that would be deployed; nil for an image as source.
    package let commit: String?
    /// The image by digest; nil where it would be built first.
    package let image: String?
    /// What would change of what runs; empty exactly where a deploy would change no task.
    package let differences: [SpecDifference]

    package init(commit: String?, image: String?, differences: [SpecDifference]) {
        self.commit = commit
        self.image = image
        self.differences = differences
    }
}
