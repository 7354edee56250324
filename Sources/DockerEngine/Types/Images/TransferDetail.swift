/// How far the transfer of a layer is.
public struct TransferDetail: Codable, Equatable, Sendable {
    /// Bytes so far.
    @ZeroAsAbsent public var current: Int64
    /// Bytes in all; 0 when not known.
    @ZeroAsAbsent public var total: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(current: Int64 = 0, total: Int64 = 0) {
        self.current = current
        self.total = total
    }

    private enum CodingKeys: String, CodingKey {
        case current
        case total
    }
}
