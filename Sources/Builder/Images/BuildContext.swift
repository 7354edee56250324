/// The part of a commit that a build gets, checked.
struct BuildContext: Sendable, Hashable {
    /// The hash of a commit or tree that `git archive` takes.
    let tree: String
    let files: Int
    /// In bytes, without what tar adds.
    let size: Int
    let hasSubmodules: Bool
}
