/// What runs statements: a database, each on its own, or a transaction, all of them together.
public protocol PostgresQuerying: Sendable {
    /// Runs a statement and reads its rows.
    ///
    /// - Parameter decode: reads one row. It runs on the connection's queue while the row is lent, so it does no I/O and waits for nothing.
    ///   What it throws becomes a ``PostgresError`` with code `decoding` unless it is one.
    func query<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable],
        decode: @escaping @Sendable (borrowing PostgresRow) throws -> R
    ) async throws(PostgresError) -> [R]

    /// Runs a statement and returns the number of rows it affected.
    @discardableResult
    func execute(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(PostgresError) -> Int
}

extension PostgresQuerying {
    /// Runs a statement without parameters and reads its rows.
    public func query<R: Sendable>(
        _ statement: SQLStatement, decode: @escaping @Sendable (borrowing PostgresRow) throws -> R
    ) async throws(PostgresError) -> [R] {
        try await self.query(statement, [], decode: decode)
    }

    /// Runs a statement and reads its first row, if any.
    public func queryFirst<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable] = [],
        decode: @escaping @Sendable (borrowing PostgresRow) throws -> R
    ) async throws(PostgresError) -> R? {
        try await self.query(statement, parameters, decode: decode).first
    }

    /// Runs a statement without parameters and returns the number of rows it affected.
    @discardableResult
    public func execute(_ statement: SQLStatement) async throws(PostgresError) -> Int {
        try await self.execute(statement, [])
    }
}
