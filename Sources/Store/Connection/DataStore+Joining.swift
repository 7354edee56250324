import Postgres

extension DataStore {
    /// The transaction that everything joins which the current task asks of the store.
    @TaskLocal private static var joined: StoreSession?

    /// The session of the transaction that the current task has joined; nil outside of one.
    var joinedSession: StoreSession? { Self.joined }

    /// Whether what the current task asks of the store belongs to a transaction that it has joined.
    package var isJoined: Bool { Self.joined != nil }

    /// Runs `body` in one transaction that all use cases join which it calls: what they write is committed together, with what `body`
    /// itself writes, or not at all.
    ///
    /// Tasks that `body` starts must not outlive it.
    ///
    /// - Throws: as ``withTransaction(_:)``.
    package func withJoinedTransaction<Result: Sendable>(
        _ body: @Sendable (StoreSession) async throws -> Result
    ) async throws -> Result {
        try await self.withTransaction { session in
            try await Self.$joined.withValue(session) { try await body(session) }
        }
    }

    /// Runs `body` as a part of the joined transaction: what it wrote is undone where it throws, and the rest stays.
    func withPart<Result: Sendable>(
        of session: StoreSession, _ body: @Sendable (StoreSession) async throws -> Result
    ) async throws -> Result {
        try await session.execute(TransactionStatements.savepoint, [])
        let result: Result
        do {
            result = try await body(session)
        } catch {
            // Where this fails as well, the whole transaction does at its end.
            _ = try? await session.execute(TransactionStatements.rollback, [])
            throw error
        }
        try await session.execute(TransactionStatements.release, [])
        return result
    }
}
