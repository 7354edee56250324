/// `POST /api/applications/{id}/scale`.
package struct ScaleRequest: Codable, Hashable, Sendable {
    package var replicas: Int

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case replicas
    }

    package init(replicas: Int) {
        self.replicas = replicas
    }
}
