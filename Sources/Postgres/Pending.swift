internal import Logging
internal import Synchronization

/// A statement whose caller waits for an `Output`.
final class Pending<Output: Sendable>: PendingStatement {
    private struct State {
        var continuation: CheckedContinuation<Result<Output, PostgresError>, Never>?
        var output: Result<Output, PostgresError>?
        var connection: Connection?
        var isCancelled = false
        var isFinished = false
    }

    let statement: SQLStatement
    let parameters: EncodedParameters
    let origin: Logger.Metadata
    private let read: @Sendable (borrowing QueryResult) throws(PostgresError) -> Output
    private let state = Mutex(State())

    /// - Parameters:
    ///   - logger: its metadata provider is asked here, in the caller's task, because answers are taken elsewhere.
    ///   - read: turns the result into the output, on the connection's queue.
    init(
        _ statement: SQLStatement, _ parameters: EncodedParameters, logger: Logger,
        read: @escaping @Sendable (borrowing QueryResult) throws(PostgresError) -> Output
    ) {
        self.statement = statement
        self.parameters = parameters
        self.origin = logger.metadataProvider?.get() ?? [:]
        self.read = read
    }

    /// Submits the statement and waits for its output; cancelling the task cancels the statement.
    func value(submit: (Pending) -> Void) async throws(PostgresError) -> Output {
        let result = await withTaskCancellationHandler {
            await self.uncancelledResult(submit: submit)
        } onCancel: {
            self.cancel()
        }
        return try result.get()
    }

    /// The same, deaf to cancellation: for what must be told to the server whatever became of the task.
    func uncancelledResult(submit: (Pending) -> Void) async -> Result<Output, PostgresError> {
        await withCheckedContinuation { continuation in
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
        let output: Result<Output, PostgresError>
        do throws(PostgresError) {
            output = .success(try self.read(result))
        } catch {
            output = .failure(error.named(self.statement.name))
        }
        self.state.withLock { $0.output = output }
    }

    func finish(_ error: PostgresError?) {
        let (continuation, output) = self.state.withLock { state in
            defer {
                state.continuation = nil
                state.output = nil
                state.connection = nil
                state.isFinished = true
            }
            return (state.continuation, state.output)
        }
        guard let continuation else { return }
        if let error {
            continuation.resume(returning: .failure(error.named(self.statement.name)))
        } else if let output {
            continuation.resume(returning: output)
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
