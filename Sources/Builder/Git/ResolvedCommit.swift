package import Model

/// The commit that a reference stands for at the moment.
package struct ResolvedCommit: Sendable, Hashable {
    package let hash: CommitHash
    /// The branch that was asked for; nil for a tag or a commit.
    package let branch: GitReference?
    /// The first line of its message, at most 200 characters.
    package let subject: String
    /// The name of its author, at most 200 characters.
    package let author: String

    package init(hash: CommitHash, branch: GitReference?, subject: String, author: String) {
        self.hash = hash
        self.branch = branch
        self.subject = subject
        self.author = author
    }
}
