package import Postgres

/// All of Roost's data: sessions outside a transaction, and transactions.
package struct DataStore: Sendable {
    private let database: PostgresDatabase

    package init(_ database: PostgresDatabase) {
        self.database = database
    }

    /// A session whose statements each stand alone, or in the transaction that the task has joined.
    package var session: StoreSession { self.joinedSession ?? StoreSession(self.database) }

    /// Runs `body` in one transaction, and once more where Postgres asked for it (a deadlock or a serialization failure).
    ///
    /// Within ``withJoinedTransaction(_:)`` it is a part of that transaction.
    ///
    /// - Throws: what `body` throws, after a rollback; ``StoreError/database(_:)`` where the commit failed.
    package func withTransaction<Result: Sendable>(
        _ body: @Sendable (StoreSession) async throws -> Result
    ) async throws -> Result {
        if let joinedSession { return try await self.withPart(of: joinedSession, body) }
        var attempt = 1
        while true {
            do {
                return try await self.database.withTransaction { transaction in
                    try await body(StoreSession(transaction))
                }
            } catch let error as PostgresError {
                guard Self.isWorthAnotherTry(error), attempt < 3 else { throw StoreError(error) }
            } catch StoreError.database(let error) {
                guard Self.isWorthAnotherTry(error), attempt < 3 else { throw StoreError.database(error) }
            }
            attempt += 1
        }
    }

    /// The messages of the given channels, on a connection of its own.
    package func notifications(on channels: [String]) -> AsyncThrowingStream<PostgresNotification, any Error> {
        self.database.notifications(on: channels)
    }

    /// - Throws: where Postgres does not answer.
    package func checkHealth() async throws {
        try await self.database.checkHealth()
    }

    private static func isWorthAnotherTry(_ error: PostgresError) -> Bool {
        error.sqlState == "40001" || error.sqlState == "40P01"
    }
}
