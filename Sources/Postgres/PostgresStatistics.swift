/// How a database's connections are used at one moment.
public struct PostgresStatistics: Sendable, Hashable {
    /// The open connections for single statements.
    public let sharedConnections: Int
    /// The single statements handed to a connection and not yet answered.
    public let statementsInFlight: Int
    /// The single statements that wait for a connection.
    public let statementsWaiting: Int
    /// The connections that transactions hold.
    public let leasedConnections: Int
    /// The open connections that wait for a transaction.
    public let idleConnections: Int
    /// The transactions that wait for a connection.
    public let leasesWaiting: Int
}
