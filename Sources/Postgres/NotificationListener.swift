internal import Dispatch
internal import Logging
internal import Synchronization

/// Listens on a connection of its own and comes back after every loss of it.
final class NotificationListener: Sendable {
    private struct State {
        var connection: Connection?
        var isClosed = false
        var hasListened = false
        var streak = FailureStreak()
        var yieldsSinceMarker = 0
    }

    /// The most messages kept for a consumer that does not keep up; then the oldest go, and it is told.
    static let bufferSize = 4096

    private let commands: [SQLStatement]
    private let opener: ConnectionOpener
    private let backoff: Backoff
    private let logger: Logger
    private let continuation: AsyncThrowingStream<PostgresNotification, any Error>.Continuation
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "postgres.listener")

    init(
        channels: [String], opener: ConnectionOpener, logger: Logger,
        continuation: AsyncThrowingStream<PostgresNotification, any Error>.Continuation
    ) {
        // A channel is an identifier, which no parameter can stand for.
        self.commands = channels.map { SQLStatement("listen", "LISTEN \(Self.quoted($0))") }
        self.opener = opener
        self.backoff = Backoff(first: opener.configuration.reconnectDelay, longest: opener.configuration.maximumReconnectDelay)
        self.logger = logger
        self.continuation = continuation
    }

    static func quoted(_ identifier: String) -> String {
        "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    func open() {
        let events = Connection.Events(
            closed: { [self] _, _, error in self.ended(error) },
            notified: { [self] channel, payload in self.yield(.message(channel: channel, payload: payload)) })
        self.opener.open(.exclusive, events: events) { result in
            switch result {
            case .success(let connection): self.opened(connection)
            case .failure(let error): self.ended(error)
            }
        }
    }

    /// Ends the stream and the connection.
    func close() {
        let connection = self.state.withLock { state in
            state.isClosed = true
            defer { state.connection = nil }
            return state.connection
        }
        connection?.abort(PostgresError(.closed, "the listener was closed"))
        self.continuation.finish()
    }

    private func opened(_ connection: Connection) {
        let isWanted = self.state.withLock { state in
            if !state.isClosed { state.connection = connection }
            return !state.isClosed
        }
        guard isWanted else { return connection.abort(PostgresError(.closed, "the listener was closed")) }
        for (index, command) in self.commands.enumerated() {
            let isLast = index == self.commands.count - 1
            let statement = CommandStatement(command, logger: self.logger) { error in
                if let error {
                    connection.abort(error)
                } else if isLast {
                    self.listening()
                }
            }
            _ = connection.submit(statement)
        }
    }

    private func listening() {
        let isFirst = self.state.withLock { state in
            state.streak.stands(now: .now)
            defer { state.hasListened = true }
            return !state.hasListened
        }
        self.yield(isFirst ? .listening : .reconnected)
    }

    private func ended(_ error: PostgresError) {
        let failures: Int? = self.state.withLock { state in
            state.connection = nil
            guard !state.isClosed else { return nil }
            return state.streak.broke(now: .now, calm: self.opener.configuration.maximumReconnectDelay)
        }
        guard let failures else { return }
        self.logger.debug("listening ended", metadata: ["postgres.error": "\(error)"])
        let delay = self.backoff.delay(failures: failures, jitter: .random(in: 0...1))
        self.queue.asyncAfter(deadline: .now() + delay.seconds) {
            if !self.state.withLock(\.isClosed) { self.open() }
        }
    }

    private func yield(_ notification: PostgresNotification) {
        guard case .dropped = self.continuation.yield(notification) else { return }
        // The marker is itself pushed out by what follows, so it is renewed often enough for one to be in the buffer.
        let needsMarker = self.state.withLock { state in
            state.yieldsSinceMarker -= 1
            if state.yieldsSinceMarker > 0 { return false }
            state.yieldsSinceMarker = Self.bufferSize / 4
            return true
        }
        if needsMarker { self.continuation.yield(.reconnected) }
    }
}
