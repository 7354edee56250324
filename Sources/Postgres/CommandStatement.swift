internal import Logging

/// A command without parameters whose end is told to a callback instead of a waiting task.
final class CommandStatement: PendingStatement {
    let statement: SQLStatement
    let parameters: EncodedParameters
    let isFinished = false
    let isCancelled = false
    private let logger: Logger
    private let completion: @Sendable (PostgresError?) -> Void

    /// - Parameters:
    ///   - logger: told of a command that took long.
    ///   - completion: runs on the connection's queue.
    init(_ statement: SQLStatement, logger: Logger, completion: @escaping @Sendable (PostgresError?) -> Void) {
        self.statement = statement
        self.parameters = EncodedParameters()
        self.logger = logger
        self.completion = completion
    }

    func assign(to connection: Connection) -> Bool { true }

    func receive(_ result: borrowing QueryResult) {}

    func tookLong(_ duration: Duration) {
        self.logger.slowStatement(self.statement, duration)
    }

    func finish(_ error: PostgresError?) { self.completion(error) }
}
