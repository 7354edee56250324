/// In what two releases of an application differ.
package struct ReleaseDifferenceView: Codable, Hashable, Sendable {
    /// The number of the one release.
    package var from: Int
    /// The number of the other release.
    package var to: Int
    @Nullable package var fromCommitSha: String?
    @Nullable package var toCommitSha: String?
    package var differences: [SpecDifferenceView]

    package init(from: Int, to: Int, fromCommitSha: String?, toCommitSha: String?, differences: [SpecDifferenceView]) {
        self.from = from
        self.to = to
        self.fromCommitSha = fromCommitSha
        self.toCommitSha = toCommitSha
        self.differences = differences
    }
}
