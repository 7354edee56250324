/// The most that a task may use.
package struct LimitsView: Codable, Hashable, Sendable {
    package var cpus: Double
    package var memoryMiB: Int
    package var pids: Int

    package init(cpus: Double, memoryMiB: Int, pids: Int) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
        self.pids = pids
    }
}
