internal import Synchronization

/// Answers questions that are asked in the same moment with one call.
///
/// A call that has begun is never joined: whoever asks while one runs waits for the next, so each answer was found after its question was
/// asked, as if every caller had called alone. A lane makes one call at a time.
final class BatchedCalls<Lane: Hashable & Sendable, Question: Sendable, Answer: Sendable, Failure: Error>: Sendable {
    /// What a caller does next.
    private enum Turn: Sendable {
        /// Make the call, also for these others.
        case make([Waiter])
        case answered(Result<Answer, Failure>, position: Int)
        /// Ask anew: whoever made the call was cancelled, and the call with it.
        case abandoned
    }

    private struct Waiter: Sendable {
        let question: Question
        let continuation: CheckedContinuation<Turn, Never>
    }

    /// The callers that wait for the next call of a lane; a lane is listed while a call of it runs.
    private let waiting = Mutex<[Lane: [Waiter]]>([:])
    private let limit: Int

    /// - Parameter limit: the most questions of one call; those beyond wait for the call behind it.
    init(limit: Int = 64) {
        self.limit = max(1, limit)
    }

    /// Makes the call, or waits for that of another; a caller that is cancelled while it waits gets the answer nevertheless.
    ///
    /// - Parameter call: gets all questions that it answers.
    /// - Returns: the answer to them, and the position of `question` among them.
    func answer(
        to question: Question, in lane: Lane, _ call: ([Question]) async throws(Failure) -> Answer
    ) async throws(Failure) -> (answer: Answer, position: Int) {
        while true {
            switch await self.turn(question, lane) {
            case .make(let others): return (try await self.make(call, question, lane, others), 0)
            case .answered(let result, let position): return (try result.get(), position)
            case .abandoned: continue
            }
        }
    }

    /// How many callers the lane has: the one whose call runs, and those that wait for the next.
    func waiters(in lane: Lane) -> Int { self.waiting.withLock { $0[lane].map { $0.count + 1 } ?? 0 } }

    private func turn(_ question: Question, _ lane: Lane) async -> Turn {
        await withCheckedContinuation { continuation in
            let isFirst = self.waiting.withLock { waiting in
                guard waiting[lane] != nil else {
                    waiting[lane] = []
                    return true
                }
                waiting[lane]?.append(Waiter(question: question, continuation: continuation))
                return false
            }
            if isFirst { continuation.resume(returning: .make([])) }
        }
    }

    private func make(
        _ call: ([Question]) async throws(Failure) -> Answer, _ question: Question, _ lane: Lane, _ others: [Waiter]
    ) async throws(Failure) -> Answer {
        let result: Result<Answer, Failure>
        do throws(Failure) {
            result = .success(try await call([question] + others.map(\.question)))
        } catch {
            result = .failure(error)
        }
        self.passOn(lane)
        if case .failure = result, Task.isCancelled {
            for other in others { other.continuation.resume(returning: .abandoned) }
        } else {
            for (index, other) in others.enumerated() {
                other.continuation.resume(returning: .answered(result, position: index + 1))
            }
        }
        return try result.get()
    }

    /// Lets the first caller that came meanwhile make the next call.
    private func passOn(_ lane: Lane) {
        let next = self.waiting.withLock { waiting -> [Waiter] in
            let all = waiting[lane] ?? []
            waiting[lane] = all.isEmpty ? nil : Array(all.dropFirst(self.limit))
            return Array(all.prefix(self.limit))
        }
        next.first?.continuation.resume(returning: .make(Array(next.dropFirst())))
    }
}
