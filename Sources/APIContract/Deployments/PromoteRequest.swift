/// `POST /api/applications/{id}/promote`.
package struct PromoteRequest: Codable, Hashable, Sendable {
    /// The application of the same project whose live image is meant.
    package var fromApplicationId: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case fromApplicationId
    }

    package init(fromApplicationId: String) {
        self.fromApplicationId = fromApplicationId
    }
}
