/// The task that shows why a deployment failed.
package struct FailedTaskView: Codable, Hashable, Sendable {
    package var id: String
    @Nullable package var node: String?
    @Nullable package var exitCode: Int?
    @Nullable package var error: String?
    /// Oldest first.
    package var lastLines: [String]

    package init(id: String, node: String?, exitCode: Int?, error: String?, lastLines: [String]) {
        self.id = id
        self.node = node
        self.exitCode = exitCode
        self.error = error
        self.lastLines = lastLines
    }
}
