/// `POST /api/applications/bulk`.
package struct BulkRequest: Codable, Hashable, Sendable {
    /// The applications, none twice.
    package var ids: [String]
    package var action: BulkAction

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case ids, action
    }

    package init(ids: [String], action: BulkAction) {
        self.ids = ids
        self.action = action
    }
}
