/// `POST /api/deployments/{id}/rollback`; without members, the newest good release before that one.
package struct RollbackRequest: Codable, Hashable, Sendable {
    package var releaseNumber: Int?
    package var commitSha: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case releaseNumber, commitSha
    }

    package init(releaseNumber: Int? = nil, commitSha: String? = nil) {
        self.releaseNumber = releaseNumber
        self.commitSha = commitSha
    }
}
