internal import CPostgres

/// One row of a result, lent to a decoding closure.
@safe
public struct PostgresRow: ~Copyable {
    /// Owned by the ``QueryResult`` that lends this row and outlives it.
    private let result: OpaquePointer
    private let index: Int32
    /// The number of columns.
    public let columnCount: Int
    /// Whether it is the first row of its result.
    public var isFirst: Bool { self.index == 0 }

    init(of result: OpaquePointer, index: Int32, columnCount: Int) {
        unsafe self.result = result
        self.index = index
        self.columnCount = columnCount
    }

    /// The value of a column, counted from 0.
    public subscript<V: PostgresDecodable>(_ column: Int) -> V {
        get throws(PostgresError) { try self.decode(V.self, at: column) }
    }

    /// The value of a column, counted from 0.
    ///
    /// - Throws: ``PostgresError`` with code `decoding` when there is no such column or it holds something else.
    public func decode<V: PostgresDecodable>(_ type: V.Type = V.self, at column: Int) throws(PostgresError) -> V {
        guard column >= 0, column < self.columnCount else {
            throw PostgresError(.decoding, "there is no column \(column) among \(self.columnCount)")
        }
        let number = Int32(truncatingIfNeeded: column)
        let isNull = unsafe PQgetisnull(self.result, self.index, number) != 0
        let length = unsafe Int(PQgetlength(self.result, self.index, number))
        let bytes = unsafe UnsafeRawBufferPointer(start: PQgetvalue(self.result, self.index, number), count: isNull ? 0 : length)
        let type = unsafe PostgresType(rawValue: PQftype(self.result, number))
        return try V(postgres: unsafe PostgresCell(bytes: bytes, isNull: isNull, type: type, column: column))
    }
}
