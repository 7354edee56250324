internal import Synchronization

/// All subscriptions of a client on one connection, which stands as long as somebody listens.
final class SubscriptionHub: Sendable {
    typealias Stream = AsyncThrowingStream<RedisMessage, any Error>

    private struct State: Sendable {
        var table = SubscriptionTable<Stream.Continuation>()
        var connection: Connection?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let buffer: Int
    private let demand: AsyncStream<Void>
    private let demandContinuation: AsyncStream<Void>.Continuation

    init(buffer: Int) {
        self.buffer = buffer
        (self.demand, self.demandContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Registers a subscriber.
    func subscribe(to channels: [String]) -> Stream {
        let (stream, continuation) = Stream.makeStream(bufferingPolicy: .bufferingOldest(self.buffer))
        // The writes happen under the lock: the server must see them in the table's order. They only enqueue.
        let id = self.state.withLock { state -> Int? in
            if state.isClosed { return nil }
            let (id, subscribe, isComplete) = state.table.add(channels, continuation)
            if !subscribe.isEmpty { state.connection?.write(RedisCommand("SUBSCRIBE", subscribe)) }
            // It has to come before any message, and wakes nobody: the stream is not handed out yet.
            if isComplete { continuation.yield(.subscribed(reconnected: false)) }
            return id
        }
        guard let id else {
            continuation.finish(throwing: Self.closed)
            return stream
        }
        continuation.onTermination = { _ in self.remove(id) }
        self.demandContinuation.yield()
        return stream
    }

    /// Waits until somebody listens.
    func waitForDemand() async {
        for await _ in self.demand where !self.isIdle { return }
    }

    /// Whether nobody listens.
    var isIdle: Bool { self.state.withLock { $0.table.isEmpty } }

    /// A connection stands.
    func attach(_ connection: Connection, keepAlive: Duration) {
        connection.startPushing(keepAlive: keepAlive) { self.received($0) }
        self.state.withLock { state in
            state.connection = connection
            let channels = state.table.connected()
            if !channels.isEmpty { connection.write(RedisCommand("SUBSCRIBE", channels)) }
        }
    }

    /// The connection ended.
    func detach() {
        self.state.withLock { state in
            state.connection = nil
            state.table.disconnected()
        }
        self.demandContinuation.yield()
    }

    /// The client shuts down.
    func close() {
        let sinks = self.state.withLock { state in
            state.isClosed = true
            return state.table.removeAll()
        }
        for sink in sinks { sink.finish(throwing: Self.closed) }
    }

    private static let closed = RedisError(.closed, "the Redis client is shut down")

    private func remove(_ id: Int) {
        self.state.withLock { state in
            let channels = state.table.remove(id)
            if !channels.isEmpty { state.connection?.write(RedisCommand("UNSUBSCRIBE", channels)) }
        }
    }

    /// Takes what the server pushed; called for one push at a time, on the connection's event loop.
    func received(_ value: RedisValue) {
        if case .error(let error) = value { return self.refused(error) }
        guard case .array(let parts) = value, parts.count >= 3,
            let kind = try? parts[0].string(), let channel = try? parts[1].string()
        else { return }
        let deliveries = self.state.withLock { state -> [(sink: Stream.Continuation, message: RedisMessage)] in
            switch kind {
            case "subscribe":
                return state.table.confirmed(channel).map { ($0.sink, .subscribed(reconnected: $0.again)) }
            case "message":
                let message = RedisMessage.message(channel: channel, payload: (try? parts[2].bytes()) ?? [])
                return state.table.sinks(of: channel).map { ($0, message) }
            default: return []
            }
        }
        // Waking a task takes a lock of that task, which is held while a cancelled one calls `remove`; so nobody is woken, and no stream
        // ended, under the lock that `remove` takes.
        for (sink, message) in deliveries {
            guard case .dropped = sink.yield(message) else { continue }
            sink.finish(throwing: RedisError(.overrun, "the subscriber is too slow"))
        }
    }

    /// The server refuses a channel.
    ///
    /// It does not say which, so everybody hears of it rather than one waiting for ever.
    private func refused(_ error: RedisServerError) {
        for sink in self.state.withLock({ $0.table.removeAll() }) { sink.finish(throwing: RedisError.server(error)) }
    }
}
