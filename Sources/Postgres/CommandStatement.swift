internal import Logging

/// A command without parameters whose end is told to a callback instead of a waiting task.
final class CommandStatement: PendingStatement {
    let statement: SQLStatement
    let parameters: EncodedParameters
    /// Nobody in particular: the connection sends it for itself.
    let origin: Logger.Metadata = [:]
    let isFinished = false
    let isCancelled = false
    private let completion: @Sendable (PostgresError?) -> Void

    /// - Parameter completion: runs on the connection's queue.
    init(_ statement: SQLStatement, completion: @escaping @Sendable (PostgresError?) -> Void) {
        self.statement = statement
        self.parameters = EncodedParameters()
        self.completion = completion
    }

    func assign(to connection: Connection) -> Bool { true }

    func receive(_ result: borrowing QueryResult) {}

    func finish(_ error: PostgresError?) { self.completion(error) }
}
