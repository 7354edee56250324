/// Processor time used, in nanoseconds.
public struct CPUUsage: Codable, Equatable, Sendable {
    /// In all.
    @ZeroAsAbsent public var total: UInt64
    /// In user mode.
    @ZeroAsAbsent public var user: UInt64
    /// In kernel mode.
    @ZeroAsAbsent public var kernel: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(total: UInt64 = 0, user: UInt64 = 0, kernel: UInt64 = 0) {
        self.total = total
        self.user = user
        self.kernel = kernel
    }

    private enum CodingKeys: String, CodingKey {
        case total = "total_usage"
        case user = "usage_in_usermode"
        case kernel = "usage_in_kernelmode"
    }
}
