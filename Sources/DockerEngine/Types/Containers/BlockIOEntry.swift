/// A counter of one block device.
public struct BlockIOEntry: Codable, Equatable, Sendable {
    /// Major device number.
    @ZeroAsAbsent public var major: UInt64
    /// Minor device number.
    @ZeroAsAbsent public var minor: UInt64
    /// `read`, `write` or another operation, in either case.
    @ZeroAsAbsent public var operation: String
    /// The counter.
    @ZeroAsAbsent public var value: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(major: UInt64 = 0, minor: UInt64 = 0, operation: String = "", value: UInt64 = 0) {
        self.major = major
        self.minor = minor
        self.operation = operation
        self.value = value
    }

    private enum CodingKeys: String, CodingKey {
        case major
        case minor
        case operation = "op"
        case value
    }
}
