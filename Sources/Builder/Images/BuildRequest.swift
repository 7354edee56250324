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
    /// Arguments besides those of the settings, which count more.
    package let variables: [String: String]
    /// What `RUN --mount=type=secret,id=NAME` finds; in no layer and no history of the image.
    package let secrets: [BuildSecret]

    package init(
        source: GitSource, commit: CommitHash, settings: BuildSettings, image: ImageReference, labels: [String: String] = [:],
        variables: [String: String] = [:], secrets: [BuildSecret] = []
    ) {
        self.source = source
        self.commit = commit
        self.settings = settings
        self.image = image
        self.labels = labels
        self.variables = variables
        self.secrets = secrets
    }

    /// All arguments of the build.
    var arguments: [String: String] { self.settings.arguments.mapValues(\.rawValue).merging(self.variables) { argument, _ in argument } }
}
