/// What a node must have free.
package struct ReservationsView: Codable, Hashable, Sendable {
    package var cpus: Double
    package var memoryMiB: Int

    package init(cpus: Double, memoryMiB: Int) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
    }
}
