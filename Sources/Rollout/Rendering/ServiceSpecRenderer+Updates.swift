import DockerEngine
import Model

extension ServiceSpecRenderer {
    /// How Swarm replaces tasks.
    ///
    /// `rollback` is chosen for updates although Roost restores the last good release by itself: when Roost is dead or cut off,
    /// the engine alone still takes a bad version back, where `pause` would leave a stop-first service down. Roost never takes
    /// the engine's rollback for the end: it writes and verifies the last good specification in any case. A rollback that fails
    /// pauses, because there is nothing further back to go to.
    static func updateConfig(_ run: RunSettings, failureAction: UpdateFailureAction) -> UpdateConfig {
        UpdateConfig(
            parallelism: UInt64(max(1, run.update.parallelism)),
            delay: .seconds(run.update.delaySeconds),
            failureAction: failureAction,
            monitor: .seconds(run.effectiveMonitorSeconds),
            maxFailureRatio: 0,
            order: run.effectiveOrder == .startFirst ? .startFirst : .stopFirst)
    }

    static func resources(_ run: RunSettings) -> ResourceRequirements {
        ResourceRequirements(
            limits: DockerEngine.ResourceLimits(
                nanoCPUs: Self.nanoCPUs(run.limits.cpus), memoryBytes: Self.bytes(run.limits.memoryMiB), pids: Int64(run.limits.pids)),
            reservations: DockerEngine.ResourceReservations(
                nanoCPUs: Self.nanoCPUs(run.reservations.cpus), memoryBytes: Self.bytes(run.reservations.memoryMiB)))
    }

    private static func nanoCPUs(_ cpus: Double) -> Int64 {
        Int64(exactly: (cpus * 1e9).rounded()) ?? .max
    }

    private static func bytes(_ mebibytes: Int) -> Int64 {
        let (bytes, overflow) = Int64(mebibytes).multipliedReportingOverflow(by: 1 << 20)
        return overflow ? .max : bytes
    }
}
