/// The most that a task may use.
package struct LimitsRequest: Codable, Hashable, Sendable {
    package var cpus: Double?
    package var memoryMiB: Int?
    package var pids: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case cpus, memoryMiB, pids
    }

    package init(cpus: Double? = nil, memoryMiB: Int? = nil, pids: Int? = nil) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
        self.pids = pids
    }
}
