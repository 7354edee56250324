internal import Logging
internal import Synchronization

/// A statement whose caller waits for its answer.
///
/// It knows nothing of the type that the caller reads: on the way of every statement nothing is generic.
final class Pending: PendingStatement {
    private struct State {
        var continuation: CheckedContinuation<Result<Int, PostgresError>, Never>?
        var answer: Result<Int, PostgresError>?
        var connection: Connection?
        var slowness: Duration?
        /// What the log says of who asked, kept when who asked has left before the server was done.
        var leftBehind: Logger.Metadata?
        var isCancelled = false
        var isFinished = false
    }

    let statement: SQLStatement
    let parameters: EncodedParameters
    private let logger: Logger
    private let read: @Sendable (borrowing QueryResult) throws(PostgresError) -> Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - logger: told, in the caller's task, of a statement that took long.
    ///   - read: takes from the result what the caller wants, on the connection's queue, and returns how many rows that were or changed.
    init(
        _ statement: SQLStatement, _ parameters: EncodedParameters, logger: Logger,
        read: @escaping @Sendable (borrowing QueryResult) throws(PostgresError) -> Int
    ) {
        self.statement = statement
        self.parameters = parameters
        self.logger = logger
        self.read = read
    }

    /// Submits the statement and waits for its answer; cancelling the task cancels the statement.
    @discardableResult
    func value(submit: (Pending) -> Void) async throws(PostgresError) -> Int {
        let result = await withTaskCancellationHandler {
            await self.uncancelledResult(submit: submit)
        } onCancel: {
            self.cancel()
        }
        return try result.get()
    }

    /// The same, deaf to cancellation: for what must be told to the server whatever became of the task.
    func uncancelledResult(submit: (Pending) -> Void) async -> Result<Int, PostgresError> {
        let result = await withCheckedContinuation { continuation in
            let isCancelled = self.state.withLock { state in
                if state.isCancelled {
                    state.isFinished = true
                } else {
                    state.continuation = continuation
                }
                return state.isCancelled
            }
            if isCancelled {
                continuation.resume(returning: .failure(self.cancellation))
            } else {
                submit(self)
            }
        }
        self.tellOfSlowness()
        return result
    }

    /// In the asking task, which alone knows what the log says of who asked.
    private func tellOfSlowness() {
        let (slowness, isCancelled) = self.state.withLock { ($0.slowness, $0.isCancelled) }
        if let slowness { return self.logger.slowStatement(self.statement, slowness) }
        // Only what was cancelled may still be at work when its caller goes on.
        guard isCancelled else { return }
        let metadata = self.logger.metadataProvider?.get() ?? [:]
        let late = self.state.withLock { state in
            state.leftBehind = metadata
            return state.slowness
        }
        if let late { self.logger.slowStatement(self.statement, late) }
    }

    var isFinished: Bool { self.state.withLock(\.isFinished) }

    var isCancelled: Bool { self.state.withLock(\.isCancelled) }

    func assign(to connection: Connection) -> Bool {
        self.state.withLock { state in
            state.connection = connection
            return !state.isFinished
        }
    }

    func receive(_ result: borrowing QueryResult) {
        guard !self.isFinished else { return }
        let answer: Result<Int, PostgresError>
        do throws(PostgresError) {
            answer = .success(try self.read(result))
        } catch {
            answer = .failure(error.named(self.statement.name))
        }
        self.state.withLock { $0.answer = answer }
    }

    func tookLong(_ duration: Duration) {
        let leftBehind = self.state.withLock { state in
            if state.leftBehind == nil { state.slowness = duration }
            return state.leftBehind
        }
        // Who asked has left and says nothing any more.
        if let leftBehind { self.logger.slowStatement(self.statement, duration, leftBehind) }
    }

    func finish(_ error: PostgresError?) {
        let (continuation, answer) = self.state.withLock { state in
            defer {
                state.continuation = nil
                state.answer = nil
                state.connection = nil
                state.isFinished = true
            }
            return (state.continuation, state.answer)
        }
        guard let continuation else { return }
        if let error {
            continuation.resume(returning: .failure(error.named(self.statement.name)))
        } else if let answer {
            continuation.resume(returning: answer)
        } else {
            let missing = PostgresError(.connectionLost, "the server answered without a result")
            continuation.resume(returning: .failure(missing.named(self.statement.name)))
        }
    }

    private var cancellation: PostgresError {
        PostgresError(.cancelled, "the task was cancelled").named(self.statement.name)
    }

    private func cancel() {
        let (connection, isSubmitted) = self.state.withLock { state in
            state.isCancelled = true
            return (state.connection, state.continuation != nil)
        }
        guard isSubmitted else { return }
        if let connection {
            connection.cancel(self)
        } else {
            self.finish(PostgresError(.cancelled, "the task was cancelled"))
        }
    }
}
