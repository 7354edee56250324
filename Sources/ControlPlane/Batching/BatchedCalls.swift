internal import Synchronization

/// Answers questions that are asked in the same moment with one call.
///
/// A call that has begun is never joined: whoever asks while one runs waits for the next, so each answer was found after its question was
/// asked, as if every caller had called alone. The next call of a lane begins when one ends, or beside it once it is full: however many ask,
/// nobody waits for more than a call that runs and their own, unless the caller that makes theirs is cancelled.
final class BatchedCalls<Lane: Hashable & Sendable, Question: Sendable, Answer: Sendable, Failure: Error>: Sendable {
    /// What a caller does next.
    private enum Turn: Sendable {
        /// Make the call, also for those who wait by then.
        case make
        case answered(Result<Answer, Failure>, position: Int)
        /// Ask anew: whoever made the call was cancelled, and the call with it.
        case abandoned
    }

    /// A class, since it is handed on: copies of its generic parts would be looked up at run time.
    private final class Waiter: Sendable {
        let question: Question
        let continuation: CheckedContinuation<Turn, Never>

        init(_ question: Question, _ continuation: CheckedContinuation<Turn, Never>) {
            self.question = question
            self.continuation = continuation
        }
    }

    /// Who asks in a lane.
    private struct Callers: Sendable {
        /// How many have no answer yet.
        var count = 0
        /// Those among them for whom no call has begun.
        var waiting: [Waiter] = []
        /// Whether somebody gathers callers for the next call.
        var isGathering = false

        /// - Returns: who is to gather callers and make their call; nil while somebody does, or a call runs that is not full.
        mutating func add(_ waiter: Waiter, limit: Int) -> Waiter? {
            self.count += 1
            self.waiting.append(waiter)
            return self.waiting.count >= min(self.count, limit) ? self.begin() : nil
        }

        /// - Returns: who is to gather callers and make their call.
        mutating func remove(_ answered: Int) -> Waiter? {
            self.count -= answered
            return self.begin()
        }

        /// The callers of the call that begins now, beside the one who makes it.
        ///
        /// - Returns: with them who is to make another one, where more wait than one call answers.
        mutating func gathered(limit: Int) -> (others: [Waiter], next: Waiter?) {
            self.isGathering = false
            let others = Array(self.waiting.prefix(limit - 1))
            self.waiting.removeFirst(others.count)
            return (others, self.waiting.count >= limit ? self.begin() : nil)
        }

        private mutating func begin() -> Waiter? {
            guard !self.isGathering, !self.waiting.isEmpty else { return nil }
            self.isGathering = true
            return self.waiting.removeFirst()
        }
    }

    private let lanes = Mutex<[Lane: Callers]>([:])
    private let limit: Int

    /// - Parameter limit: the most questions of one call.
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
            case .make: return (try await self.make(call, question, lane), 0)
            case .answered(let result, let position): return (try result.get(), position)
            case .abandoned: continue
            }
        }
    }

    /// How many callers of the lane have no answer yet.
    func callers(in lane: Lane) -> Int { self.lanes.withLock { $0[lane]?.count ?? 0 } }

    private func turn(_ question: Question, _ lane: Lane) async -> Turn {
        await withCheckedContinuation { continuation in
            let waiter = Waiter(question, continuation)
            Self.start(self.lanes.withLock { $0[lane, default: Callers()].add(waiter, limit: self.limit) })
        }
    }

    private func make(
        _ call: ([Question]) async throws(Failure) -> Answer, _ question: Question, _ lane: Lane
    ) async throws(Failure) -> Answer {
        // Who is about to ask on this thread, asks first.
        await Task.yield()
        let (others, more) = self.lanes.withLock { $0[lane]?.gathered(limit: self.limit) ?? ([], nil) }
        Self.start(more)
        let result: Result<Answer, Failure>
        do throws(Failure) {
            result = .success(try await call([question] + others.map(\.question)))
        } catch {
            result = .failure(error)
        }
        let next = self.lanes.withLock { lanes in
            let next = lanes[lane]?.remove(others.count + 1)
            if lanes[lane]?.count == 0 { lanes[lane] = nil }
            return next
        }
        Self.start(next)
        if case .failure = result, Task.isCancelled {
            for other in others { other.continuation.resume(returning: .abandoned) }
        } else {
            for (index, other) in others.enumerated() {
                other.continuation.resume(returning: .answered(result, position: index + 1))
            }
        }
        return try result.get()
    }

    /// Lets the first of the callers make the call for all of them.
    private static func start(_ caller: Waiter?) {
        caller?.continuation.resume(returning: .make)
    }
}
