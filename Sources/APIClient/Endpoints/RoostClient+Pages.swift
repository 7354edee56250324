package import APIContract

extension RoostClient {
    /// All items of a list, part by part.
    package func all<Item>(
        _ page: (_ after: String?) async throws(ClientError) -> Answer<Page<Item>>
    ) async throws(ClientError) -> [Item] {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let answer = try await page(cursor)
            items += answer.value.items
            cursor = answer.value.nextCursor
        } while cursor != nil
        return items
    }
}
