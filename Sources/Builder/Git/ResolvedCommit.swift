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
        self.subject = Self.printable(subject)
        self.author = Self.printable(author)
    }

    /// At most 200 characters, none of which a terminal would act upon.
    private static func printable(_ text: String) -> String {
        let scalars = text.prefix(200).unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": "\u{FFFD}"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
