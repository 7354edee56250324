/// Why the database refused, or could not be asked.
///
/// `description` names the kind, the SQLSTATE, the constraint and the statement, never a value; what the server said word for
/// word can hold values and stands in `debugDescription` alone.
public struct PostgresError: Error, Sendable {
    /// The kind of failure.
    public let code: Code
    /// What happened, without values.
    public let message: String
    /// The server's five-character code.
    public let sqlState: String?
    /// The violated constraint.
    public let constraint: String?
    /// The table the server named.
    public let table: String?
    /// The name of the statement that failed.
    public internal(set) var statement: String?
    /// Whether the server may have carried the statement out although no answer came: true when a connection broke after it was sent.
    public internal(set) var mayHaveTakenEffect = false
    /// The server's words; they can hold values, so they are for a debugger.
    let detail: String?
    /// The server function that raised the error, as the server names it.
    let origin: String?

    /// An error of the given kind.
    ///
    /// - Parameters:
    ///   - message: what happened, without values.
    ///   - detail: what only `debugDescription` may show.
    public init(
        _ code: Code, _ message: String, sqlState: String? = nil, constraint: String? = nil, table: String? = nil, detail: String? = nil
    ) {
        self.init(code, message, sqlState: sqlState, constraint: constraint, table: table, detail: detail, origin: nil)
    }

    init(
        _ code: Code, _ message: String, sqlState: String?, constraint: String?, table: String?, detail: String?, origin: String?
    ) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
        self.constraint = constraint
        self.table = table
        self.detail = detail
        self.origin = origin
    }

    /// Whether running the same work again can succeed: a serialization failure, a deadlock, or a connection that broke before the commit.
    ///
    /// A single statement whose connection broke is retriable, too; where repeating it would do harm, look at ``mayHaveTakenEffect``.
    public var isRetriable: Bool {
        switch self.code {
        // A certificate is replaced while its clients run, so that is worth another attempt as well.
        case .connectionFailed, .connectionLost, .poolExhausted, .untrustedServer: true
        case .server: self.sqlState == "40001" || self.sqlState == "40P01" || self.sqlState == "55P03" || self.isStalePlan
        default: false
        }
    }

    /// Whether a unique constraint was violated.
    public var isUniqueViolation: Bool { self.sqlState == "23505" }
    /// Whether a foreign key was violated.
    public var isForeignKeyViolation: Bool { self.sqlState == "23503" }
    /// Whether a check constraint was violated.
    public var isCheckViolation: Bool { self.sqlState == "23514" }
    /// Whether a column that must not be null was.
    public var isNotNullViolation: Bool { self.sqlState == "23502" }
    /// Whether an exclusion constraint was violated.
    public var isExclusionViolation: Bool { self.sqlState == "23P01" }

    /// Whether the server no longer holds the prepared statement, or its result type changed: preparing it anew cures both.
    var isStalePlan: Bool {
        self.sqlState == "26000" || (self.sqlState == "0A000" && self.origin == "RevalidateCachedQuery")
    }

    func named(_ statement: String) -> PostgresError {
        var error = self
        error.statement = statement
        return error
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Kind, SQLSTATE, constraint and statement.
    public var description: String {
        var text = "\(self.code): \(self.message)"
        if let sqlState { text += ", sqlState \(sqlState)" }
        if let constraint { text += ", constraint \(constraint)" }
        if let table { text += ", table \(table)" }
        if let statement { text += ", statement \(statement)" }
        return text
    }

    /// The description and the server's own words, which can hold values.
    public var debugDescription: String {
        guard let detail else { return self.description }
        return "\(self.description): \(detail)"
    }
}

extension PostgresError: CustomReflectable {
    /// A mirror without the server's words, so that reflection-based printing shows no values.
    public var customMirror: Mirror { Mirror(self, children: ["description": self.description]) }
}
