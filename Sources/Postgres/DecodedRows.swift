internal import Synchronization

/// Where the rows of one answer wait for their caller: filled on the connection's queue, emptied in the caller's task.
final class DecodedRows<Row: Sendable>: Sendable {
    private let rows = Mutex<[Row]>([])

    /// Keeps these rows in place of those of an earlier answer to the same statement.
    func replace(with rows: [Row]) {
        self.rows.withLock { $0 = rows }
    }

    /// Takes the rows out.
    func take() -> [Row] {
        self.rows.withLock { rows in
            defer { rows = [] }
            return rows
        }
    }
}
