/// `POST /api/applications/{id}/deploy`; without members, the newest commit of the branch or the image as it is now.
package struct DeployRequest: Codable, Hashable, Sendable {
    package var branch: String?
    package var tag: String?
    package var commitSha: String?
    package var noCache: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case branch, tag, commitSha, noCache
    }

    package init(branch: String? = nil, tag: String? = nil, commitSha: String? = nil, noCache: Bool? = nil) {
        self.branch = branch
        self.tag = tag
        self.commitSha = commitSha
        self.noCache = noCache
    }
}
