extension PostgresDatabase {
    /// Runs a closure in a transaction: commits when it returns, rolls back when it throws or its task is cancelled in a statement.
    ///
    /// Nothing is retried; ``PostgresError/isRetriable`` tells whether the whole closure may be run again. Session state such as `SET`
    /// without `LOCAL` and session-level advisory locks must not be left behind: the next transaction gets the same connection.
    ///
    /// - Throws: what the closure throws, or ``PostgresError``: `poolExhausted` when no connection became free in time,
    ///   `transactionAborted` when the closure returned although one of its statements failed, `commitOutcomeUnknown` when the
    ///   connection broke during the commit.
    @discardableResult
    public func withTransaction<R: Sendable>(
        _ level: PostgresTransaction.IsolationLevel = .readCommitted, isolation: isolated (any Actor)? = #isolation,
        _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        guard !Task.isCancelled else { throw PostgresError(.cancelled, "the task was cancelled") }
        let lease = try await self.pool.lease()
        let transaction = PostgresTransaction(on: lease.connection)
        do {
            try await transaction.begin(level)
        } catch {
            await self.pool.release(lease)
            throw error
        }
        let value: R
        do {
            value = try await body(transaction)
        } catch {
            await transaction.rollback()
            await self.pool.release(lease)
            throw error
        }
        do {
            try await transaction.commit()
        } catch {
            await self.pool.release(lease)
            throw error
        }
        await self.pool.release(lease)
        return value
    }
}
