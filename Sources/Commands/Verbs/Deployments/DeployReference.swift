import APIContract

/// What `--ref` names: a branch, `tags/NAME`, or a full commit hash.
struct DeployReference: Hashable {
    let request: DeployRequest

    init(_ text: String?) {
        guard let text else {
            self.request = DeployRequest()
            return
        }
        let isHash = (text.utf8.count == 40 || text.utf8.count == 64) && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        let tagPrefix = ["refs/tags/", "tags/"].first { text.hasPrefix($0) }
        if isHash {
            self.request = DeployRequest(commitSha: text)
        } else if let tagPrefix {
            self.request = DeployRequest(tag: String(text.dropFirst(tagPrefix.count)))
        } else {
            self.request = DeployRequest(branch: text.hasPrefix("refs/heads/") ? String(text.dropFirst(11)) : text)
        }
    }
}
