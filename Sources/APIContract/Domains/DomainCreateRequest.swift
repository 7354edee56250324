/// `POST /api/applications/{id}/domains`.
package struct DomainCreateRequest: Codable, Hashable, Sendable {
    package var host: String
    /// `/` where not given.
    package var path: String?
    package var tls: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case host, path, tls
    }

    package init(host: String, path: String? = nil, tls: Bool? = nil) {
        self.host = host
        self.path = path
        self.tls = tls
    }
}
