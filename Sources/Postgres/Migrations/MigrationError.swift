/// Why a migration folder and a database do not fit, or a migration failed.
public enum MigrationError: Error, Sendable {
    /// A file's name is not `V<number>__<name>.sql`.
    case badFileName(String)
    /// Two files carry the same version.
    case duplicate(version: Int)
    /// A version is missing between others: in the folder, or among those the database has applied.
    case gap(version: Int)
    /// A file cannot be read as UTF-8 text.
    case unreadable(String)
    /// A file is not the one that was applied.
    case changed(file: String)
    /// The database has applied a version that the folder does not hold, so it belongs to newer software.
    case unknownApplied(version: Int)
    /// A file ended the transaction it runs in.
    case endsTransaction(file: String)
    /// The server refused a file; nothing of it was applied.
    case failed(file: String, PostgresError)
}

extension MigrationError: CustomStringConvertible {
    /// What is wrong with which file; for a refused one with the server's own words, which speak of the file's text.
    public var description: String {
        switch self {
        case .badFileName(let name): "\(name) is not named V<number>__<name>.sql"
        case .duplicate(let version): "migration \(version) exists twice"
        case .gap(let version): "migration \(version) is missing"
        case .unreadable(let name): "\(name) cannot be read as UTF-8 text"
        case .changed(let file): "\(file) is not the file that was applied"
        case .unknownApplied(let version): "the database has applied migration \(version), which is not known here"
        case .endsTransaction(let file): "\(file) ends the transaction it runs in"
        case .failed(let file, let error): "\(file) failed: \(error.debugDescription)"
        }
    }
}
