package import Model

/// An image to build from a commit that was fetched.
package struct BuildRequest: Sendable, Hashable {
    package let source: GitSource
    package let commit: CommitHash
    package let settings: BuildSettings
    /// The name and tag of the image, `<registry>/<team>/<application>:d<number>`.
    package let image: ImageReference
    /// Labels of the image; names begin with `roost.`.
    package let labels: [String: String]

    package init(source: GitSource, commit: CommitHash, settings: BuildSettings, image: ImageReference, labels: [String: String] = [:]) {
        self.source = source
        self.commit = commit
        self.settings = settings
        self.image = image
        self.labels = labels
    }
}
