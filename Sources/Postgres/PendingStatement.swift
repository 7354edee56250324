/// A statement on its way: what a connection needs of it, whatever it returns.
protocol PendingStatement: AnyObject, Sendable {
    var statement: SQLStatement { get }
    var parameters: EncodedParameters { get }
    /// Whether its caller has its answer already.
    var isFinished: Bool { get }
    /// Whether its task was cancelled.
    var isCancelled: Bool { get }
    /// Notes which connection takes care of it; false when it is finished and need not be sent.
    func assign(to connection: Connection) -> Bool
    /// Reads a result, on the connection's queue.
    func receive(_ result: borrowing QueryResult)
    /// Notes that the server took longer than the log passes over; before the caller is answered, unless it has left.
    func tookLong(_ duration: Duration)
    /// Answers the caller: with the error, or else with what was received. Only the first call counts.
    func finish(_ error: PostgresError?)
}
