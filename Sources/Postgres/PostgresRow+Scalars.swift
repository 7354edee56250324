public import FoundationEssentials

/// The types that rows are mostly made of. Without these, each column would go through the generic subscript, which another module cannot
/// specialize: it would look up the type and its conformance again for each value.
extension PostgresRow {
    /// The text of a column.
    public subscript(_ column: Int) -> String {
        get throws(PostgresError) { try self.decode(String.self, at: column) }
    }

    /// The text of a column, nil for `NULL`.
    public subscript(_ column: Int) -> String? {
        get throws(PostgresError) { try self.decode(String?.self, at: column) }
    }

    /// The integer of a column.
    public subscript(_ column: Int) -> Int {
        get throws(PostgresError) { try self.decode(Int.self, at: column) }
    }

    /// The integer of a column, nil for `NULL`.
    public subscript(_ column: Int) -> Int? {
        get throws(PostgresError) { try self.decode(Int?.self, at: column) }
    }

    /// The truth value of a column.
    public subscript(_ column: Int) -> Bool {
        get throws(PostgresError) { try self.decode(Bool.self, at: column) }
    }

    /// The `uuid` of a column.
    public subscript(_ column: Int) -> UUID {
        get throws(PostgresError) { try self.decode(UUID.self, at: column) }
    }

    /// The `uuid` of a column, nil for `NULL`.
    public subscript(_ column: Int) -> UUID? {
        get throws(PostgresError) { try self.decode(UUID?.self, at: column) }
    }

    /// The moment of a column.
    public subscript(_ column: Int) -> Date {
        get throws(PostgresError) { try self.decode(Date.self, at: column) }
    }

    /// The moment of a column, nil for `NULL`.
    public subscript(_ column: Int) -> Date? {
        get throws(PostgresError) { try self.decode(Date?.self, at: column) }
    }
}
