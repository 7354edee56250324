import DockerEngine

/// What one node can still take.
struct NodeRoom: Sendable {
    let id: String
    /// nil where the node does not say what it has.
    var nanoCPUs: Int64?
    var memoryBytes: Int64?
    /// The tasks of the service that it runs.
    var count: Int

    init(_ node: SwarmNode, tasks: [SwarmTask], serviceID: String?) {
        self.id = node.id
        self.nanoCPUs = node.description?.resources?.nanoCPUs
        self.memoryBytes = node.description?.resources?.memoryBytes
        self.count = 0
        for task in tasks where task.nodeID == node.id {
            let isOwn = serviceID != nil && task.serviceID == serviceID
            self.take(Demand(task.spec.resources?.reservations), isOwn: isOwn)
        }
    }

    mutating func take(_ demand: Demand, isOwn: Bool = true) {
        self.change(demand, sign: -1)
        if isOwn { self.count += 1 }
    }

    mutating func giveBack(_ demand: Demand) {
        self.change(demand, sign: 1)
        self.count -= 1
    }

    /// What is missing for `demand`; nil where it fits.
    func shortage(for demand: Demand, maximum: UInt64) -> CapacityShortage? {
        if maximum > 0, UInt64(max(0, self.count)) >= maximum { return .perNode(maximum) }
        if let memoryBytes, demand.memoryBytes > memoryBytes {
            return .memory(wanted: demand.memoryBytes, free: max(0, memoryBytes))
        }
        if let nanoCPUs, demand.nanoCPUs > nanoCPUs { return .cpu(wanted: demand.nanoCPUs, free: max(0, nanoCPUs)) }
        return nil
    }

    private mutating func change(_ demand: Demand, sign: Int64) {
        self.nanoCPUs = self.nanoCPUs.map { $0.addingSaturated(sign * demand.nanoCPUs) }
        self.memoryBytes = self.memoryBytes.map { $0.addingSaturated(sign * demand.memoryBytes) }
    }
}

/// What one task reserves.
struct Demand: Sendable, Hashable {
    let nanoCPUs: Int64
    let memoryBytes: Int64

    init(_ reservations: DockerEngine.ResourceReservations?) {
        self.nanoCPUs = max(0, reservations?.nanoCPUs ?? 0)
        self.memoryBytes = max(0, reservations?.memoryBytes ?? 0)
    }
}

extension Int64 {
    fileprivate func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = self.addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
