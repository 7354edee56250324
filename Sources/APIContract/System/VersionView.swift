/// What runs: the answer of `GET /api/version`.
package struct VersionView: Codable, Hashable, Sendable {
    package var version: String
    /// The commit it was built from, where known.
    @Nullable package var commit: String?

    package init(version: String, commit: String?) {
        self.version = version
        self.commit = commit
    }
}
