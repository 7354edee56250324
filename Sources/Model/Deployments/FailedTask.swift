/// The task that shows why a deployment failed.
package struct FailedTask: Sendable, Hashable, Codable {
    package let id: String
    package let node: String?
    package let exitCode: Int?
    package let error: String?
    /// The last lines that it printed, oldest first.
    package let lastLines: [String]

    package init(id: String, node: String?, exitCode: Int?, error: String?, lastLines: [String]) {
        self.id = id
        self.node = node
        self.exitCode = exitCode
        self.error = error
        self.lastLines = lastLines
    }
}
