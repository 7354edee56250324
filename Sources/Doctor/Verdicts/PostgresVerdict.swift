internal import Postgres
internal import Store

/// What is said of a database, by what it tells of itself.
enum PostgresVerdict {
    /// The oldest major version that has all that the schema uses (lz4 in columns, and what it is tested with).
    static let oldestVersion = 14

    /// What the words of an attempt to connect call for; libpq gives no code for them.
    private static let repairs: [(words: String, repair: String)] = [
        ("the password", "Correct the password in ROOST_DATABASE_URL."),
        ("wants a password", "Write the password into ROOST_DATABASE_URL."),
        ("rules do not let", "Let pg_hba.conf of Postgres admit this machine and user."),
        ("does not know the role", "Make the role that ROOST_DATABASE_URL names (createuser), or name one that is there."),
        ("does not have the database", "Make the database that ROOST_DATABASE_URL names (createdb), or name one that is there."),
        ("no connection left", "Raise max_connections of Postgres, or end what holds its connections."),
        ("starting or stopping", "Wait until Postgres has started, and look at its log where that takes long."),
        ("cannot be resolved", "Correct the host in ROOST_DATABASE_URL, or this machine's name servers."),
    ]

    static func unreachable(_ error: PostgresError) -> Finding {
        let known = Self.repairs.first { error.message.contains($0.words) }?.repair
        let other =
            error.code == .untrustedServer
            ? "Give Postgres a certificate for its host, or name its authority with sslrootcert in ROOST_DATABASE_URL."
            : "Start Postgres, or let ROOST_DATABASE_URL say where it is."
        return .failed("postgres.connection", "\(error)", repair: known ?? other)
    }

    /// - Parameter connections: how many a process of the server may open.
    static func findings(_ facts: DatabaseFacts, connections: Int) -> [Finding] {
        [
            .ok("postgres.connection", "database \(facts.name) as \(facts.user)"), self.version(facts), self.encoding(facts),
            self.compression(facts), self.writing(facts), self.room(facts, connections),
        ]
    }

    private static func version(_ facts: DatabaseFacts) -> Finding {
        guard facts.versionNumber / 10_000 >= Self.oldestVersion else {
            return .failed(
                "postgres.version", "Postgres \(facts.version) is too old",
                repair: "Upgrade Postgres to version \(Self.oldestVersion) or later.")
        }
        return .ok("postgres.version", "Postgres \(facts.version)")
    }

    private static func encoding(_ facts: DatabaseFacts) -> Finding {
        guard facts.encoding == "UTF8" else {
            return .failed(
                "postgres.encoding", "the database is encoded in \(facts.encoding)",
                repair: "Make the database anew with ENCODING 'UTF8' TEMPLATE template0 and migrate it.")
        }
        return .ok("postgres.encoding", "UTF8, collation \(facts.collation)")
    }

    private static func compression(_ facts: DatabaseFacts) -> Finding {
        guard facts.hasLZ4 else {
            return .failed(
                "postgres.compression", "this Postgres was built without lz4, in which logs are kept",
                repair: "Use a Postgres that was built with lz4, as those of the distributions are.")
        }
        return .ok("postgres.compression", "lz4")
    }

    private static func writing(_ facts: DatabaseFacts) -> Finding {
        guard !facts.isReadOnly else {
            return .failed(
                "postgres.writing", "the server is a standby or takes no changes",
                repair: "Let ROOST_DATABASE_URL name the primary (target_session_attrs=read-write finds it).")
        }
        guard facts.mayCreate else {
            return .warning(
                "postgres.writing", "\(facts.user) may not create tables, which migrations and the logs' partitions need",
                repair: "Grant CREATE on schema \(facts.schema) to \(facts.user).")
        }
        return .ok("postgres.writing", "the primary, and \(facts.user) may create tables")
    }

    private static func room(_ facts: DatabaseFacts, _ needed: Int) -> Finding {
        let limits = [facts.maximumConnections - facts.reservedConnections, facts.connectionLimit].filter { $0 >= 0 }
        let limit = limits.min() ?? 0
        guard limit >= needed else {
            return .failed(
                "postgres.connections", "a server may open \(needed) connections, and Postgres takes \(limit)",
                repair: "Raise max_connections (or the limit of role or database), or lower ROOST_DATABASE_CONNECTIONS.")
        }
        let used = "\(facts.usedConnections) of \(limit) connections are in use, a server may open \(needed)"
        guard facts.usedConnections < limit else {
            return .warning(
                "postgres.connections", used, repair: "Raise max_connections, or end what holds the connections of Postgres.")
        }
        return .ok("postgres.connections", used)
    }

    static func migrations(_ statuses: [MigrationStatus]) -> Finding {
        let pending = statuses.filter { $0.state == .pending }
        for status in statuses {
            switch status.state {
            case .changed:
                return .failed(
                    "postgres.migrations", "migration \(status.version) was applied from another file",
                    repair: "Put the migrations that came with this roostd into ROOST_MIGRATIONS_DIR.")
            case .unknown:
                return .failed(
                    "postgres.migrations", "the database has migration \(status.version), which this roostd does not know",
                    repair: "Use the roostd that migrated the database, or a newer one.")
            case .applied, .pending: continue
            }
        }
        guard let first = pending.first else { return .ok("postgres.migrations", "all \(statuses.count) are applied") }
        return .failed(
            "postgres.migrations", "\(pending.count) are not applied, from V\(first.version) on", repair: "Run: roostd migrate")
    }
}
