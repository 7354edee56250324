public import FoundationEssentials

/// One parameter as it goes over the wire.
public enum PostgresValue: Sendable, Hashable {
    /// SQL `NULL`.
    case null
    /// A value in the server's text format; the server infers its type from the statement.
    case text(String)
    /// A UUID, sent as its canonical text.
    case uuid(UUID)
    /// A value in the server's binary format, such as the bytes of a `bytea`.
    case binary([UInt8])
}
