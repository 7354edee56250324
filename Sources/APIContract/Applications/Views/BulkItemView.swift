/// What came of the action on one application.
package struct BulkItemView: Codable, Hashable, Sendable {
    package var id: String
    /// The status that the request for this application alone would have been answered with.
    package var status: Int
    /// The deployment that was accepted; none of a deletion, or where it was refused.
    package var deploymentId: String?
    /// Why it was refused.
    package var problem: Problem?

    package init(id: String, status: Int, deploymentId: String? = nil, problem: Problem? = nil) {
        self.id = id
        self.status = status
        self.deploymentId = deploymentId
        self.problem = problem
    }
}
