import Model

/// The image that a deployment is about, and where it comes from.
struct MadeImage: Sendable {
    /// By digest.
    let image: ImageReference
    var commit: CommitHash?
    var branch: String?
    /// A digest of what it was built from.
    var buildDigest: String?
    /// What it was built from; nil where it was not built for this application.
    var origin: BuildOrigin?
    /// Whether it was built just now, so that nothing can run it yet.
    var isNew = false
}
