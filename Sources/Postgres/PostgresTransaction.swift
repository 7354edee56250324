internal import Synchronization

/// An open transaction; it ends with the closure that got it.
public final class PostgresTransaction: PostgresQuerying {
    /// How far a transaction sees what others do.
    public enum IsolationLevel: String, Sendable {
        /// Every statement sees what was committed before it.
        case readCommitted = "READ COMMITTED"
        /// All statements see the state at the first one.
        case repeatableRead = "REPEATABLE READ"
        /// As if transactions ran one after another; conflicts fail with a retriable error.
        case serializable = "SERIALIZABLE"
    }

    private let connection: Connection
    private let isOpen = Mutex(true)

    init(on connection: Connection) {
        self.connection = connection
    }

    /// Runs a statement in the transaction and reads its rows.
    public func query<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable],
        decode: @escaping @Sendable (borrowing PostgresRow) throws -> R
    ) async throws(PostgresError) -> [R] {
        try self.checkOpen(statement)
        let output = DecodedRows<R>()
        let pending = Pending(statement, try EncodedParameters(parameters, of: statement), logger: self.connection.logger) {
            result throws(PostgresError) in
            try result.read(into: output, decode)
        }
        try await pending.value(submit: self.submit)
        return output.take()
    }

    /// Runs a statement in the transaction and returns the number of rows it affected.
    @discardableResult
    public func execute(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(PostgresError) -> Int {
        try self.checkOpen(statement)
        let pending = Pending(statement, try EncodedParameters(parameters, of: statement), logger: self.connection.logger) {
            result throws(PostgresError) in
            result.affectedRows
        }
        return try await pending.value(submit: self.submit)
    }

    func begin(_ level: IsolationLevel) async throws(PostgresError) {
        _ = try await self.control(SQLStatement("begin", "BEGIN ISOLATION LEVEL \(level.rawValue)")).get()
    }

    /// Commits, and tells a transaction that the server rolled back instead from a committed one.
    func commit() async throws(PostgresError) {
        self.isOpen.withLock { $0 = false }
        switch await self.control(SQLStatement("commit", "COMMIT")) {
        case .success("COMMIT"): return
        case .success: throw PostgresError(.transactionAborted, "a statement had failed, so the transaction was rolled back")
        // With synchronous replication a server can say farewell after it has committed locally; only what was never sent is certain.
        case .failure(let error) where error.code == .connectionLost && (error.mayHaveTakenEffect || error.sqlState != nil):
            throw PostgresError(.commitOutcomeUnknown, "the connection broke during the commit", detail: error.detail)
        case .failure(let error): throw error
        }
    }

    /// Rolls back; when that fails, the connection is not reusable and its end rolls back.
    func rollback() async {
        self.isOpen.withLock { $0 = false }
        _ = await self.control(SQLStatement("rollback", "ROLLBACK"))
    }

    /// Runs a transaction command to its end even if the task is cancelled, and returns the server's command tag.
    private func control(_ statement: SQLStatement) async -> Result<String, PostgresError> {
        let tags = DecodedRows<String>()
        let pending = Pending(statement, EncodedParameters(), logger: self.connection.logger) { result throws(PostgresError) in
            tags.replace(with: [result.commandTag])
            return 0
        }
        return await pending.uncancelledResult(submit: self.submit).map { _ in tags.take().first ?? "" }
    }

    private func submit(_ pending: Pending) {
        if !self.connection.submit(pending) { pending.finish(PostgresError(.connectionLost, "the transaction's connection broke")) }
    }

    private func checkOpen(_ statement: SQLStatement) throws(PostgresError) {
        guard self.isOpen.withLock({ $0 }) else {
            throw PostgresError(.closed, "the transaction is over").named(statement.name)
        }
    }
}
