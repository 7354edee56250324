package import Model

/// The commit that a reference stands for at the moment.
package struct ResolvedCommit: Sendable, Hashable {
    package let hash: CommitHash
    /// The branch that was asked for; nil for a tag or a commit.
    package let branch: GitReference?
    private static let longest = 200

    /// The first line of its message, at most 200 characters, as it was written: who shows it on a terminal makes it harmless.
    package let subject: String
    /// The name of its author, at most 200 characters, as it was written.
    package let author: String

    package init(hash: CommitHash, branch: GitReference?, subject: String, author: String) {
        self.hash = hash
        self.branch = branch
        self.subject = String(subject.unicodeScalars.prefix(Self.longest))
        self.author = String(author.unicodeScalars.prefix(Self.longest))
    }
}
