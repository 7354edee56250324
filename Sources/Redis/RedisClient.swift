public import Logging
public import ServiceLifecycle
internal import Synchronization

/// A Redis client: pipelined commands, scripts and subscriptions over connections that it keeps alive.
///
/// It works while `run()` runs. Any number of tasks may use it at once; their commands share the connections and none
/// waits for another's answer. While there is no connection a command waits briefly and then fails with a retriable
/// error, so a dead Redis never hangs its callers. It runs once: after `run()` returned everything is refused.
public final class RedisClient: Service, Sendable {
    private let configuration: RedisConfiguration
    private let logger: Logger
    private let pool: ConnectionPool
    private let hub: SubscriptionHub
    private let digests = Mutex<[RedisScript: String]>([:])

    /// Creates a client; nothing is connected before `run()`.
    public init(_ configuration: RedisConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        self.pool = ConnectionPool(patience: configuration.connectionWait)
        self.hub = SubscriptionHub(buffer: configuration.subscriberBuffer)
    }

    /// Keeps the connections alive until graceful shutdown or cancellation, then lets outstanding commands finish.
    /// - Throws: ``RedisError`` with `invalidConfiguration` when the certificates cannot be read
    public func run() async throws {
        let connector = try Connector(self.configuration)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<max(1, self.configuration.connections) {
                group.addTask { await self.keepCommandConnection(connector) }
            }
            group.addTask { await self.keepSubscriptionConnection(connector) }
            let (stop, stopped) = AsyncStream<Void>.makeStream()
            await withTaskCancellationOrGracefulShutdownHandler {
                for await _ in stop {}
            } onCancelOrGracefulShutdown: {
                stopped.finish()
            }
            self.pool.close()
            self.hub.close()
            group.cancelAll()
        }
    }

    /// Sends one command and returns its reply.
    /// - Parameter timeout: how long to wait for the reply instead of the configured time
    /// - Throws: ``RedisError``, with `server` for an error reply
    public func send(
        _ command: String, _ arguments: [any RedisArgument] = [], timeout: Duration? = nil
    ) async throws(RedisError) -> RedisValue {
        guard let result = await self.execute([RedisCommand(command, arguments)], timeout: timeout).first else {
            throw RedisError(.unexpectedReply, "no reply")
        }
        return try result.get()
    }

    /// Sends commands with one write and returns their replies in order.
    ///
    /// The commands are not a transaction: each may fail on its own, and those of other tasks may run between them.
    public func pipeline(_ commands: [RedisCommand]) async throws(RedisError) -> [Result<RedisValue, RedisError>] {
        guard !commands.isEmpty else { return [] }
        return await self.execute(commands, timeout: nil)
    }

    /// Runs a script; the server is sent the text only when it does not have it.
    /// - Throws: ``RedisError``
    public func evaluate(
        _ script: RedisScript, keys: [String], arguments: [any RedisArgument] = [], timeout: Duration? = nil
    ) async throws(RedisError) -> RedisValue {
        let operands: [any RedisArgument] = [keys.count] + keys + arguments
        let digest = try await self.digest(of: script)
        do {
            return try await self.send("EVALSHA", [digest] + operands, timeout: timeout)
        } catch  where error.prefix == "NOSCRIPT" {
            // The server was restarted or its scripts were flushed; EVAL also loads the text again.
            return try await self.send("EVAL", [script.source] + operands, timeout: timeout)
        }
    }

    /// Subscribes to channels until the stream is dropped.
    ///
    /// All subscriptions of a client share one connection, apart from the commands'. The stream survives
    /// reconnections, which it reports by ``RedisMessage/subscribed(reconnected:)``. It ends with `overrun` when the
    /// reader falls too far behind, with `server` when the server refuses a channel, and with `closed` when the client
    /// shuts down.
    public func subscribe(to channels: [String]) -> AsyncThrowingStream<RedisMessage, any Error> {
        self.hub.subscribe(to: channels)
    }

    /// Asks the server for a sign of life.
    /// - Throws: ``RedisError``
    public func checkHealth() async throws(RedisError) {
        _ = try await self.send("PING")
    }

    private func execute(_ commands: [RedisCommand], timeout: Duration?) async -> PendingReply.Outcome {
        let request = PendingReply(commands, patience: timeout ?? self.configuration.commandTimeout)
        self.pool.submit(request)
        return await request.wait()
    }

    /// The script's SHA-1, which the server computes once; it never changes for the same text.
    private func digest(of script: RedisScript) async throws(RedisError) -> String {
        if let digest = self.digests.withLock({ $0[script] }) { return digest }
        let digest = try await self.send("SCRIPT", ["LOAD", script.source]).string()
        self.digests.withLock { $0[script] = digest }
        return digest
    }

    private func keepCommandConnection(_ connector: Connector) async {
        await self.keep(connector) { connection in
            self.pool.add(connection)
            await connection.waitUntilClosed()
        }
    }

    private func keepSubscriptionConnection(_ connector: Connector) async {
        while !Task.isCancelled {
            await self.hub.waitForDemand()
            await self.keep(connector, while: { !self.hub.isIdle }) { connection in
                self.hub.attach(connection, keepAlive: self.configuration.keepAliveInterval)
                await connection.waitUntilClosed()
                self.hub.detach()
            }
        }
    }

    /// Connects again and again, with growing pauses, and lends each connection to `use` until it ends.
    private func keep(
        _ connector: Connector, while isNeeded: () -> Bool = { true }, _ use: (Connection) async -> Void
    ) async {
        let clock = ContinuousClock()
        var backoff = Backoff(self.configuration.reconnectDelay)
        var generator = SystemRandomNumberGenerator()
        while !Task.isCancelled, isNeeded() {
            do throws(RedisError) {
                let connection = try await connector.connect()
                // The log-in was answered, so the next pause is short again.
                backoff.reset()
                self.logger.debug("Connected to Redis", metadata: ["redis.address": "\(self.configuration)"])
                await use(connection)
            } catch {
                self.pool.record(error)
                self.logger.debug("No connection to Redis", metadata: ["redis.error": "\(error)"])
            }
            if Task.isCancelled { return }
            try? await clock.sleep(for: backoff.next(using: &generator))
        }
    }
}
