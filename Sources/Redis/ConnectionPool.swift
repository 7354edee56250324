internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The standing connections, and the requests that wait while there is none.
final class ConnectionPool: Sendable {
    private struct State: Sendable {
        var connections: [Connection] = []
        var turn = 0
        var waiting = CircularBuffer<(request: PendingReply, deadline: NIODeadline)>()
        var lastFailure: RedisError?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let patience: TimeAmount
    private let loop = MultiThreadedEventLoopGroup.singleton.any()

    init(patience: Duration) {
        self.patience = TimeAmount(patience)
    }

    /// Sends a request over the next connection, or lets it wait for one.
    func submit(_ request: PendingReply) {
        enum Route {
            case send(Connection)
            case wait(startTimer: Bool)
            case refuse
        }
        let route = self.state.withLock { state -> Route in
            if state.isClosed { return .refuse }
            if !state.connections.isEmpty {
                state.turn = (state.turn + 1) % state.connections.count
                return .send(state.connections[state.turn])
            }
            state.waiting.append((request, .now() + self.patience))
            return .wait(startTimer: state.waiting.count == 1)
        }
        switch route {
        case .send(let connection): connection.submit(request)
        case .wait(let startTimer): if startTimer { self.scheduleExpiry(in: self.patience) }
        case .refuse: request.fail(Self.closed)
        }
    }

    /// A connection stands; what waited is sent.
    func add(_ connection: Connection) {
        let waiting = self.state.withLock { state in
            state.connections.append(connection)
            state.lastFailure = nil
            let waiting = state.waiting
            state.waiting = CircularBuffer()
            return waiting
        }
        for entry in waiting { connection.submit(entry.request) }
        connection.whenClosed { self.remove(connection) }
    }

    /// An attempt to connect failed; requests that give up will say why.
    func record(_ failure: RedisError) {
        self.state.withLock { $0.lastFailure = failure }
    }

    /// Refuses everything from now on.
    func close() {
        let waiting = self.state.withLock { state in
            state.isClosed = true
            let waiting = state.waiting
            state.waiting = CircularBuffer()
            return waiting
        }
        for entry in waiting { entry.request.fail(Self.closed) }
    }

    private func remove(_ connection: Connection) {
        self.state.withLock { state in state.connections.removeAll { $0 === connection } }
    }

    private func scheduleExpiry(in delay: TimeAmount) {
        self.loop.scheduleTask(in: delay) { self.expire() }
    }

    private func expire() {
        let now = NIODeadline.now()
        let (expired, failure, next) = self.state.withLock { state in
            var expired: [PendingReply] = []
            while let first = state.waiting.first, first.deadline <= now {
                expired.append(state.waiting.removeFirst().request)
            }
            return (expired, state.lastFailure, state.waiting.first?.deadline)
        }
        let reason = failure.map { ": \($0.message)" } ?? ""
        for request in expired { request.fail(RedisError(.notConnected, "there is no connection to Redis\(reason)")) }
        if let next { self.scheduleExpiry(in: next - now) }
    }

    private static let closed = RedisError(.closed, "the Redis client is shut down")
}
