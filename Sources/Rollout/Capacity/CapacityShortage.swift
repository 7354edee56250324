/// Why a node does not take a task.
package enum CapacityShortage: Sendable, Hashable, CustomStringConvertible {
    case unavailable
    case constraint(String)
    case memory(wanted: Int64, free: Int64)
    case cpu(wanted: Int64, free: Int64)
    case perNode(UInt64)

    package var description: String {
        switch self {
        case .unavailable: "is not ready or takes no tasks"
        case .constraint(let text): "does not match \(text)"
        case .memory(let wanted, let free): "has \(free >> 20) MiB of memory free, \(wanted >> 20) MiB are reserved per task"
        case .cpu(let wanted, let free):
            "has \(Self.cpus(free)) CPUs free, \(Self.cpus(wanted)) are reserved per task"
        case .perNode(let maximum): "runs \(maximum) of these tasks already, the most allowed on one node"
        }
    }

    /// Rounded down to a hundredth.
    private static func cpus(_ nano: Int64) -> String {
        let hundredths = max(0, nano) / 10_000_000
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
