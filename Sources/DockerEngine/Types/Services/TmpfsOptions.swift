/// Options of a tmpfs mount.
public struct TmpfsOptions: Codable, Equatable, Sendable {
    /// Largest size in bytes; 0 is without limit.
    @ZeroAsAbsent public var sizeBytes: Int64
    /// File mode of its root.
    @ZeroAsAbsent public var mode: Int

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(sizeBytes: Int64 = 0, mode: Int = 0) {
        self.sizeBytes = sizeBytes
        self.mode = mode
    }

    private enum CodingKeys: String, CodingKey {
        case sizeBytes = "SizeBytes"
        case mode = "Mode"
    }
}
