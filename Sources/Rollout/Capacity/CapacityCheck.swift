package import DockerEngine

/// Whether Swarm could place the tasks of a roll-out now, from the first to the last.
///
/// Swarm itself accepts what it cannot place and then waits for ever, with a stop-first service down meanwhile. The check
/// plays the roll-out through: with start-first the old tasks still hold their reservations while the new ones start.
package struct CapacityCheck: Sendable {
    private let target: ServiceSpec
    private let demand: Demand
    private let nodes: [SwarmNode]
    private var rooms: [NodeRoom]
    private let refusals: [String: CapacityShortage]
    /// The tasks of the service that hold a place, oldest first.
    private var held: [SwarmTask]

    /// - Parameters:
    ///   - current: The service as it stands; nil before its creation.
    ///   - tasks: All tasks of the Swarm.
    package init(target: ServiceSpec, current: SwarmService?, nodes: [SwarmNode], tasks: [SwarmTask]) {
        let active = tasks.filter { !$0.nodeID.isEmpty && !$0.status.state.isTerminal && $0.desiredState != .remove }
        self.target = target
        self.demand = Demand(target.taskTemplate.resources?.reservations)
        self.nodes = nodes
        let constraints = target.taskTemplate.placement?.constraints ?? []
        var refusals: [String: CapacityShortage] = [:]
        for node in nodes { refusals[node.id] = Self.refusal(of: node, constraints) }
        self.refusals = refusals
        self.rooms = nodes.filter { refusals[$0.id] == nil }.map { NodeRoom($0, tasks: active, serviceID: current?.id) }
        self.held = current.map { current in active.filter { $0.serviceID == current.id }.sorted { $0.createdAt < $1.createdAt } } ?? []
    }

    /// Why the roll-out could not be placed; nil where it can.
    package func problem(keepsTemplate: Bool) -> String? {
        var play = self
        let replicas = self.target.mode.replicated?.replicas ?? 0
        return keepsTemplate ? play.add(replicas - self.held.count) : play.replaceAll(with: replicas)
    }

    private mutating func replaceAll(with replicas: Int) -> String? {
        let isStartFirst = self.target.updateConfig?.order == .startFirst
        let parallelism = Int(clamping: self.target.updateConfig?.parallelism ?? 1)
        let batch = parallelism == 0 ? max(1, replicas) : parallelism
        // Swarm first removes what is too much, and adds what is missing without waiting.
        while self.held.count > replicas { self.release() }
        if let problem = self.add(replicas - self.held.count) { return problem }
        while !self.held.isEmpty {
            let count = min(batch, self.held.count)
            if !isStartFirst { for _ in 0..<count { self.release() } }
            if let problem = self.add(count) { return problem }
            if isStartFirst { for _ in 0..<count { self.release() } }
        }
        return nil
    }

    private mutating func release() {
        guard !self.held.isEmpty else { return }
        let task = self.held.removeFirst()
        guard let index = self.rooms.firstIndex(where: { $0.id == task.nodeID }) else { return }
        self.rooms[index].giveBack(Demand(task.spec.resources?.reservations))
    }

    /// Places `count` more tasks, each where the fewest run.
    private mutating func add(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        let maximum = self.target.taskTemplate.placement?.maxReplicas ?? 0
        for _ in 0..<count {
            let fitting = self.rooms.indices.filter { self.rooms[$0].shortage(for: self.demand, maximum: maximum) == nil }
            guard let index = fitting.min(by: { self.rooms[$0].count < self.rooms[$1].count }) else { return self.explanation(maximum) }
            self.rooms[index].take(self.demand)
        }
        return nil
    }

    /// Every node with its reason, at most five of them.
    private func explanation(_ maximum: UInt64) -> String {
        let reasons = self.nodes.compactMap { node -> String? in
            let room = self.rooms.first { $0.id == node.id }
            guard let why = self.refusals[node.id] ?? room?.shortage(for: self.demand, maximum: maximum) else { return nil }
            let name = node.description?.hostname ?? ""
            return "\(name.isEmpty ? node.id : name) \(why)"
        }
        let shown = reasons.prefix(5).joined(separator: "; ")
        let more = reasons.count > 5 ? "; and \(reasons.count - 5) more nodes" : ""
        return reasons.isEmpty ? "no node takes the task: there is no node" : "no node takes the task: \(shown)\(more)"
    }

    private static func refusal(of node: SwarmNode, _ constraints: [String]) -> CapacityShortage? {
        guard node.status.state == .ready, node.spec.availability == .active else { return .unavailable }
        for text in constraints where PlacementConstraint(text)?.holds(for: node) != true { return .constraint(text) }
        return nil
    }
}
