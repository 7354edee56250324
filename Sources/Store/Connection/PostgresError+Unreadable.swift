import Postgres

extension PostgresError {
    /// A column holds something that is not a `type`; the content stays out of the message.
    static func unreadable(column: Int, as type: String) -> PostgresError {
        PostgresError(.decoding, "column \(column) is no \(type)")
    }
}
