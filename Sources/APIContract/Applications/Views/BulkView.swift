/// What came of an action on several applications, in the order in which they were named.
package struct BulkView: Codable, Hashable, Sendable {
    package var items: [BulkItemView]

    package init(items: [BulkItemView]) {
        self.items = items
    }
}
