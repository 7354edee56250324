import Postgres

/// The parts of a transaction that fail by themselves.
enum TransactionStatements {
    static let savepoint = SQLStatement("transaction.savepoint", "SAVEPOINT part")
    static let release = SQLStatement("transaction.release", "RELEASE SAVEPOINT part")
    static let rollback = SQLStatement("transaction.rollback", "ROLLBACK TO SAVEPOINT part")
}
