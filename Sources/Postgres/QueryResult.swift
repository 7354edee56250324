internal import CPostgres

/// One result of libpq: owned once, freed once, lent while it is read.
@safe
struct QueryResult: ~Copyable {
    /// What a result says about its statement.
    enum Status {
        case rows, done, failed, aborted, synchronized, unsupported
    }

    private let raw: OpaquePointer

    /// Takes over a result that libpq returned.
    init(owning raw: OpaquePointer) {
        unsafe self.raw = raw
    }

    deinit { unsafe PQclear(self.raw) }

    var status: Status {
        switch unsafe PQresultStatus(self.raw) {
        case PGRES_TUPLES_OK: .rows
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .done
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failed
        case PGRES_PIPELINE_ABORTED: .aborted
        case PGRES_PIPELINE_SYNC: .synchronized
        default: .unsupported
        }
    }

    /// The rows a statement changed, or returned where it changes none.
    var affectedRows: Int {
        unsafe Int(String(cString: PQcmdTuples(self.raw))) ?? 0
    }

    /// The completed command, such as `COMMIT` or `UPDATE 3`.
    var commandTag: String { unsafe String(cString: PQcmdStatus(self.raw)) }

    /// Reads all rows.
    ///
    /// The closure may throw anything, because closures do not infer a typed error; what is none of ours becomes a decoding error.
    func rows<R>(_ decode: (borrowing PostgresRow) throws -> R) throws(PostgresError) -> [R] {
        let count = unsafe PQntuples(self.raw)
        let columns = unsafe Int(PQnfields(self.raw))
        guard count > 0 else { return [] }
        var rows: [R] = []
        rows.reserveCapacity(Int(count))
        do {
            for index in 0..<count {
                rows.append(try decode(unsafe PostgresRow(of: self.raw, index: index, columnCount: columns)))
            }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw PostgresError(.decoding, "a row cannot be read", detail: "\(error)")
        }
        return rows
    }

    /// Reads all rows into `output`, and returns how many they are.
    func read<R>(
        into output: DecodedRows<R>, _ decode: (borrowing PostgresRow) throws -> R
    ) throws(PostgresError) -> Int {
        let rows = try self.rows(decode)
        output.replace(with: rows)
        return rows.count
    }

    /// What the server, or libpq in its place, said about a failure.
    func error() -> PostgresError {
        let state = self.field(.sqlState)
        let whole = unsafe String(cString: PQresultErrorMessage(self.raw))
        let parts = [self.field(.primary) ?? whole, self.field(.detail), self.field(.position).map { "position \($0)" }]
        let detail = parts.compactMap { $0 }.joined(separator: "; ")
        guard let state else {
            return PostgresError(.connectionLost, "the connection broke", detail: detail)
        }
        return PostgresError(
            Self.code(sqlState: state), Self.message(sqlState: state), sqlState: state, constraint: self.field(.constraint),
            table: self.field(.table), detail: detail, origin: self.field(.function))
    }

    /// The fields of a server's error that are read; the letters are the protocol's.
    private enum Field: Character {
        case sqlState = "C"
        case primary = "M"
        case detail = "D"
        case position = "P"
        case constraint = "n"
        case table = "t"
        case function = "R"
    }

    private func field(_ field: Field) -> String? {
        guard let letter = field.rawValue.asciiValue, let text = unsafe PQresultErrorField(self.raw, Int32(letter)) else { return nil }
        return unsafe String(cString: text)
    }

    /// 57P01 to 57P03 are the server's farewells, class 08 its complaints about the connection itself.
    private static func code(sqlState: String) -> PostgresError.Code {
        ["57P01", "57P02", "57P03", "57P05", "25P03"].contains(sqlState) || sqlState.hasPrefix("08") ? .connectionLost : .server
    }

    private static func message(sqlState: String) -> String {
        switch sqlState {
        case "23505": "a value exists already"
        case "23503": "a referenced row is missing or still referenced"
        case "23514": "a check failed"
        case "23502": "a required column is empty"
        case "23P01": "a value conflicts with another row"
        case "40001": "concurrent transactions conflict"
        case "40P01": "a deadlock was broken"
        case "42501": "the role lacks a privilege"
        case "53300": "the server has no connection left"
        case "55P03": "a lock was not available"
        case "57P01", "57P02": "the server ended the connection"
        case "57P03": "the server is starting or stopping"
        default: "the server refused"
        }
    }
}
