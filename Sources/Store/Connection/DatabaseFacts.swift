package import FoundationEssentials

/// What a database tells of itself and its server.
package struct DatabaseFacts: Sendable, Hashable {
    package var name: String
    package var user: String
    package var schema: String
    package var version: String
    /// The version as a number, 150006 for 15.6.
    package var versionNumber: Int
    package var encoding: String
    package var collation: String
    /// Whether columns can be compressed with lz4.
    package var hasLZ4: Bool
    /// Whether the server is a standby, or transactions of this user are read-only.
    package var isReadOnly: Bool
    /// Whether the user may create tables.
    package var mayCreate: Bool
    /// How many connections the server takes.
    package var maximumConnections: Int
    /// How many of these are for superusers alone.
    package var reservedConnections: Int
    /// The narrower limit of role or database; -1 for none.
    package var connectionLimit: Int
    /// How many connections clients hold, this one included.
    package var usedConnections: Int
    /// The server's clock.
    package var now: Date

    package init(
        name: String, user: String, schema: String, version: String, versionNumber: Int, encoding: String, collation: String, hasLZ4: Bool,
        isReadOnly: Bool, mayCreate: Bool, maximumConnections: Int, reservedConnections: Int, connectionLimit: Int, usedConnections: Int,
        now: Date
    ) {
        self.name = name
        self.user = user
        self.schema = schema
        self.version = version
        self.versionNumber = versionNumber
        self.encoding = encoding
        self.collation = collation
        self.hasLZ4 = hasLZ4
        self.isReadOnly = isReadOnly
        self.mayCreate = mayCreate
        self.maximumConnections = maximumConnections
        self.reservedConnections = reservedConnections
        self.connectionLimit = connectionLimit
        self.usedConnections = usedConnections
        self.now = now
    }
}
