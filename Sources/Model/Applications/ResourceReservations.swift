/// What a node must have free for a task to be placed there.
package struct ResourceReservations: Hashable, Sendable, Codable {
    /// CPUs; a tenth is 0.1.
    package var cpus: Double
    package var memoryMiB: Int

    package init(cpus: Double = 0.1, memoryMiB: Int = 64) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
    }
}
