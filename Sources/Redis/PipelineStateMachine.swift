internal import NIOCore

/// Which request each reply of a connection belongs to.
///
/// RESP2 answers in order and without ids, so the machine is a queue. A request that timed out keeps its place until
/// its replies came (they are discarded); a head that stays silent for one more time-out condemns the connection.
struct PipelineStateMachine<Request>: ~Copyable {
    /// A request with the replies that came for it so far.
    struct Entry {
        let request: Request
        let expected: Int
        let patience: TimeAmount
        var deadline: NIODeadline
        var replies: [RedisValue] = []
        var isAbandoned = false
    }

    /// What follows from a submission.
    enum SubmitAction {
        case write
        case refuse(RedisError)
    }

    /// What follows from a reply.
    enum ReplyAction {
        case none
        case complete(Request, [RedisValue])
        case unexpected
    }

    /// What follows from the passing of time.
    struct ExpiryAction {
        var timedOut: [(request: Request, replies: [RedisValue])] = []
        var mustClose = false
        var nextDeadline: NIODeadline?
    }

    private enum State {
        case open
        case draining
        case closed(RedisError)
    }

    private var state = State.open
    private var entries = CircularBuffer<Entry>()

    /// Whether nothing is outstanding.
    var isIdle: Bool { self.entries.isEmpty }

    /// Whether nothing is outstanding and nothing will be.
    var isDrained: Bool {
        if case .draining = self.state { return self.entries.isEmpty }
        return false
    }

    /// A request of `expected` replies wants to be written.
    mutating func submit(_ request: Request, expecting expected: Int, patience: TimeAmount, now: NIODeadline) -> SubmitAction {
        switch self.state {
        case .open:
            self.entries.append(Entry(request: request, expected: expected, patience: patience, deadline: now + patience))
            return .write
        case .draining: return .refuse(RedisError(.closed, "the connection is shutting down"))
        case .closed(let error): return .refuse(error)
        }
    }

    /// A reply came.
    mutating func received(_ value: RedisValue) -> ReplyAction {
        guard !self.entries.isEmpty else { return .unexpected }
        let head = self.entries.startIndex
        self.entries[head].replies.append(value)
        guard self.entries[head].replies.count >= self.entries[head].expected else { return .none }
        let entry = self.entries.removeFirst()
        return entry.isAbandoned ? .none : .complete(entry.request, entry.replies)
    }

    /// Time passed.
    mutating func expire(now: NIODeadline) -> ExpiryAction {
        var action = ExpiryAction()
        for index in self.entries.indices {
            if self.entries[index].deadline <= now {
                if self.entries[index].isAbandoned {
                    // Only the head says that the server is silent: the others wait for the head.
                    action.mustClose = action.mustClose || index == self.entries.startIndex
                } else {
                    self.entries[index].isAbandoned = true
                    action.timedOut.append((self.entries[index].request, self.entries[index].replies))
                }
                self.entries[index].deadline = now + self.entries[index].patience
            }
            action.nextDeadline = min(action.nextDeadline ?? .distantFuture, self.entries[index].deadline)
        }
        return action
    }

    /// The connection is to end once everything outstanding is answered.
    mutating func drain() {
        if case .open = self.state { self.state = .draining }
    }

    /// The connection ended; returns what was outstanding.
    mutating func close(_ error: RedisError) -> [(request: Request, replies: [RedisValue])] {
        if case .closed = self.state { return [] }
        self.state = .closed(error)
        let outstanding = self.entries.filter { !$0.isAbandoned }.map { (request: $0.request, replies: $0.replies) }
        self.entries.removeAll()
        return outstanding
    }
}
