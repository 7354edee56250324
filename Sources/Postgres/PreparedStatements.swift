/// What one connection has prepared, by statement.
struct PreparedStatements {
    /// The most statements kept; what comes later runs without being prepared, so that made-up texts cannot fill the server's memory.
    static let capacity = 512

    private var names: [SQLStatement: [CChar]] = [:]
    private var counter = 0

    /// How to send a statement; names end with a zero byte, as libpq takes them.
    enum Lookup {
        case known([CChar])
        case new([CChar])
        case unprepared
    }

    /// The server's name for a statement, a new one when it is not prepared yet.
    mutating func lookup(_ statement: SQLStatement) -> Lookup {
        if let name = self.names[statement] { return .known(name) }
        guard self.names.count < Self.capacity else { return .unprepared }
        self.counter += 1
        // The number keeps names apart that the server would cut to the same 63 bytes.
        let name = Array("\(self.counter)_\(statement.name.prefix(40))".utf8CString)
        self.names[statement] = name
        return .new(name)
    }

    /// Forgets a statement that the server does not hold, or holds for a result type that is gone.
    mutating func forget(_ statement: SQLStatement) {
        self.names[statement] = nil
    }
}
