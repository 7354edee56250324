/// Processor time of a container.
public struct CPUStats: Codable, Equatable, Sendable {
    /// Time used.
    public var usage: CPUUsage?
    /// Time of the whole machine in nanoseconds.
    @ZeroAsAbsent public var systemUsage: UInt64
    /// Number of processors.
    @ZeroAsAbsent public var onlineCPUs: Int
    /// How its limit held it back.
    public var throttling: CPUThrottling?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(usage: CPUUsage? = nil, systemUsage: UInt64 = 0, onlineCPUs: Int = 0, throttling: CPUThrottling? = nil) {
        self.usage = usage
        self.systemUsage = systemUsage
        self.onlineCPUs = onlineCPUs
        self.throttling = throttling
    }

    private enum CodingKeys: String, CodingKey {
        case usage = "cpu_usage"
        case systemUsage = "system_cpu_usage"
        case onlineCPUs = "online_cpus"
        case throttling = "throttling_data"
    }
}
