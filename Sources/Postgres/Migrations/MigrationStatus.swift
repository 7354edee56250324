public import FoundationEssentials

/// One migration: where it stands in the folder and in the database.
public struct MigrationStatus: Sendable, Hashable {
    /// What became of a migration.
    public enum State: Sendable, Hashable {
        /// It was applied at this time.
        case applied(Date)
        /// It is still to be applied.
        case pending
        /// It was applied, and the file has changed since.
        case changed(Date)
        /// It was applied, and the folder does not hold it.
        case unknown(Date)
    }

    /// The number in the file's name.
    public let version: Int
    /// The name in the file's name.
    public let name: String
    /// The SHA-256 of the file's text, in hexadecimal.
    public let checksum: String
    /// What became of it.
    public let state: State
}
