/// The most that a task may use.
package struct ResourceLimits: Hashable, Sendable, Codable {
    /// CPUs; a half is 0.5.
    package var cpus: Double
    package var memoryMiB: Int
    package var pids: Int

    package init(cpus: Double = 0.5, memoryMiB: Int = 256, pids: Int = 256) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
        self.pids = pids
    }
}
