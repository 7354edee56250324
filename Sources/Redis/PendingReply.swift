internal import NIOCore
internal import Synchronization

/// One write of one or more commands, and the place where its answer arrives.
///
/// It is resolved exactly once, by whichever comes first: the replies, a time-out, the loss of the connection or the
/// cancellation of the caller. Whatever comes later is ignored.
final class PendingReply: Sendable {
    typealias Outcome = [Result<RedisValue, RedisError>]

    private enum State: Sendable {
        case outstanding
        case awaited(CheckedContinuation<Outcome, Never>)
        case resolved(Outcome)
    }

    /// The wire form of the commands.
    let bytes: ByteBuffer
    /// How many replies belong to it.
    let count: Int
    /// How long to wait for them after the write.
    let patience: TimeAmount
    private let state = Mutex(State.outstanding)

    init(_ commands: [RedisCommand], patience: Duration) {
        // Most commands fit, so that the buffer does not grow in steps.
        var bytes = ByteBufferAllocator().buffer(capacity: 256)
        for command in commands { command.encode(into: &bytes) }
        self.bytes = bytes
        self.count = commands.count
        self.patience = TimeAmount(patience)
    }

    /// The outcome, once there is one.
    var outcome: Outcome? {
        self.state.withLock { state in
            if case .resolved(let outcome) = state { outcome } else { nil }
        }
    }

    /// Waits for the outcome; a cancelled caller gets `cancelled` at once.
    func wait() async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outcome: Outcome? = self.state.withLock { state in
                    if case .resolved(let outcome) = state { return outcome }
                    state = .awaited(continuation)
                    return nil
                }
                if let outcome { continuation.resume(returning: outcome) }
            }
        } onCancel: {
            self.fail(RedisError(.cancelled, "the calling task was cancelled", mayHaveExecuted: true))
        }
    }

    /// All replies came.
    func succeed(_ replies: [RedisValue]) {
        self.resolve { Self.results(replies) }
    }

    /// Some replies came; the missing ones never will.
    func fail(_ error: RedisError, after replies: [RedisValue] = []) {
        self.resolve { Self.results(replies) + Array(repeating: .failure(error), count: max(0, self.count - replies.count)) }
    }

    private func resolve(_ outcome: () -> Outcome) {
        let waiter: (CheckedContinuation<Outcome, Never>, Outcome)? = self.state.withLock { state in
            switch state {
            case .resolved: return nil
            case .outstanding:
                state = .resolved(outcome())
                return nil
            case .awaited(let continuation):
                let outcome = outcome()
                state = .resolved(outcome)
                return (continuation, outcome)
            }
        }
        if let (continuation, outcome) = waiter { continuation.resume(returning: outcome) }
    }

    private static func results(_ replies: [RedisValue]) -> Outcome {
        replies.map { if case .error(let error) = $0 { .failure(.server(error)) } else { .success($0) } }
    }
}
