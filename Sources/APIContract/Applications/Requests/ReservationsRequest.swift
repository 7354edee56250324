/// What a node must have free.
package struct ReservationsRequest: Codable, Hashable, Sendable {
    package var cpus: Double?
    package var memoryMiB: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case cpus, memoryMiB
    }

    package init(cpus: Double? = nil, memoryMiB: Int? = nil) {
        self.cpus = cpus
        self.memoryMiB = memoryMiB
    }
}
