/// How a ``PostgresDatabase`` reaches its server and how many connections it keeps.
public struct PostgresConfiguration: Sendable {
    /// A libpq connection string or `postgres://` URI; it may hold a password, so no description shows it.
    public var connectionString: String
    /// The most connections that transactions may hold at once.
    public var maximumConnections = 8
    /// The connections that single statements share, each with many statements in flight.
    public var pipelinedConnections = 2
    /// The most statements in flight on one pipelined connection; later ones wait in the process.
    public var pipelineDepth = 128
    /// The bound on making a connection, whole seconds (libpq rounds up to 2).
    public var connectTimeout: Duration = .seconds(5)
    /// The bound on one statement, enforced by the server.
    public var statementTimeout: Duration = .seconds(15)
    /// Whether the server plans each statement once, for all values of its parameters.
    ///
    /// To plan takes longer than to run most statements that find their rows by an index, and the server decides by estimates of costs
    /// whether it does so each time. Where values need different plans, they need different statements.
    public var plansOnce = true
    /// The largest answer to one statement, in bytes; it is kept whole in memory, so a larger one ends with an error instead.
    ///
    /// The size is estimated while the answer comes, at times several times too low: this is a guard of the process, not a quota.
    public var maximumResultSize = 64 << 20
    /// The bound on waiting for a connection.
    public var leaseTimeout: Duration = .seconds(5)
    /// How long a transaction may do nothing before the server ends its connection.
    public var idleInTransactionTimeout: Duration = .seconds(60)
    /// How long an unused connection for transactions is kept.
    public var idleTimeout: Duration = .seconds(60)
    /// The first pause after a failed attempt to connect; it doubles with each failure, with jitter.
    public var reconnectDelay: Duration = .milliseconds(100)
    /// The longest pause between two attempts to connect.
    public var maximumReconnectDelay: Duration = .seconds(3)
    /// How long a shutdown waits for work in flight before it cuts the connections.
    public var shutdownTimeout: Duration = .seconds(5)
    /// Statements slower than this are logged by name.
    public var slowStatementThreshold: Duration = .milliseconds(500)
    /// The name the server shows for these connections.
    public var applicationName = "roost"

    /// A configuration with the documented defaults.
    public init(connectionString: String) {
        self.connectionString = connectionString
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The sizes and bounds, without the connection string.
    public var description: String {
        "PostgresConfiguration(maximumConnections: \(self.maximumConnections), pipelinedConnections: \(self.pipelinedConnections))"
    }

    /// The same as `description`.
    public var debugDescription: String { self.description }

    /// An empty mirror, so that `dump` does not print the connection string.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
