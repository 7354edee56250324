import Model
import Store

/// Finds where objects are; what is asked in the same moment is found by one statement.
final class TenantLookups: Sendable {
    private let store: DataStore
    /// A statement for each kind of object; few by each, so that a slow one does not hold up all.
    private let calls = BatchedCalls<TenantObjectKind, TenantQuestion, [TenantAccess?], StoreError>(limit: 16)

    init(store: DataStore) {
        self.store = store
    }

    /// - Throws: ``StoreError/notFound`` where the object does not exist for the caller.
    func access(to resource: ResourceReference, by caller: Caller) async throws(StoreError) -> TenantAccess {
        let (kind, id, slug) = resource.located
        let question = TenantQuestion(id, by: caller, environment: slug)
        let answers: [TenantAccess?]
        var position = 0
        if self.store.isJoined {
            // What the transaction has made is there for it alone.
            answers = try await self.store.session.locator.find(kind, [question])
        } else {
            (answers, position) = try await self.calls.answer(to: question, in: kind) { questions throws(StoreError) in
                try await self.find(kind, questions)
            }
        }
        guard answers.indices.contains(position), let access = answers[position], resource.isAt(access.place) else { throw .notFound }
        return access
    }

    /// Asks what several callers ask once.
    private func find(_ kind: TenantObjectKind, _ questions: [TenantQuestion]) async throws(StoreError) -> [TenantAccess?] {
        var asked: [TenantQuestion] = []
        let positions = questions.map { question in
            if let position = asked.firstIndex(of: question) { return position }
            asked.append(question)
            return asked.count - 1
        }
        let found = try await self.store.session.locator.find(kind, asked)
        return asked.count == questions.count ? found : positions.map { found[$0] }
    }
}
