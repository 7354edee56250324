import DockerEngine

/// Looks at one service the way ``VerdictMachine`` wants to see it.
struct SwarmObserver {
    let controller: RolloutController
    let target: RolloutTarget
    let networkName: String
    private var localNodeID: String?

    init(controller: RolloutController, target: RolloutTarget, networkName: String) {
        self.controller = controller
        self.target = target
        self.networkName = networkName
    }

    mutating func observe() async throws(DockerError) -> Observation {
        let docker = self.controller.docker
        if self.localNodeID == nil { self.localNodeID = try await docker.info().swarm?.nodeID }
        guard let service = try await self.controller.find(self.target.desired.serviceName) else {
            return Observation(now: .now, service: nil, tasks: [])
        }
        let nodes = Dictionary(try await docker.nodes().map { ($0.id, $0) }) { first, _ in first }
        var tasks: [ObservedTask] = []
        for task in try await docker.tasks(["service": [service.id]]) {
            tasks.append(try await self.observe(task, on: nodes[task.nodeID]))
        }
        await self.probe(&tasks)
        return Observation(
            now: .now,
            service: ObservedService(
                version: service.version.index, isTarget: SpecComparison.carries(service.spec, self.target.desired),
                updateState: service.updateStatus.flatMap { $0.state.rawValue.isEmpty ? nil : $0.state },
                updateMessage: service.updateStatus?.message ?? ""),
            tasks: tasks)
    }

    private func observe(_ task: SwarmTask, on node: SwarmNode?) async throws(DockerError) -> ObservedTask {
        let container = task.status.containerStatus
        let containerID = container.flatMap { $0.containerID.isEmpty ? nil : $0.containerID }
        var observed = ObservedTask(
            id: task.id, slot: task.slot, node: node?.description?.hostname ?? (task.nodeID.isEmpty ? nil : task.nodeID),
            isNodeReady: node.map { $0.status.state == .ready } ?? task.nodeID.isEmpty,
            isLocal: !task.nodeID.isEmpty && task.nodeID == self.localNodeID,
            deploymentLabel: task.spec.containerSpec?.labels[RoostLabel.deployment],
            desiredState: task.desiredState, state: task.status.state, statusAt: task.status.timestamp,
            exitCode: task.status.state.isTerminal ? container?.exitCode : nil, error: task.status.error, containerID: containerID,
            address: task.networkAttachments.first { $0.network.spec?.name == self.networkName }?.hosts.first)
        let isOwn = observed.deploymentLabel == self.target.desired.deploymentLabel
        if isOwn, observed.isLocal, observed.isWanted || observed.hasFailed || observed.state == .starting, let containerID {
            try await self.inspect(containerID, &observed)
        }
        return observed
    }

    /// Only the engine's own containers can be looked at; those of other nodes speak through their health state and the probe.
    private func inspect(_ containerID: String, _ task: inout ObservedTask) async throws(DockerError) {
        let state: ContainerState
        do {
            state = try await self.controller.docker.container(containerID).state
        } catch  where error.code == .notFound {
            task.isProcessRunning = task.state == .running ? false : nil
            return
        }
        task.isProcessRunning = state.isRunning && state.pid > 0
        task.isOutOfMemory = state.isOOMKilled
        guard let health = state.health, health.status != .none, !health.status.rawValue.isEmpty else { return }
        task.health = Self.health(health, retries: self.target.desired.spec.taskTemplate.containerSpec?.healthcheck?.retries ?? 0)
    }

    /// The engine also calls a container unhealthy because it ended, and goes on checking one that it is stopping already: only
    /// checks up to the one that decided say something about the cause.
    private static func health(_ health: ContainerHealth, retries: Int) -> TaskHealth {
        let streak = health.failingStreak
        let decided = max(1, retries)
        let status = health.status == .unhealthy && streak < decided ? HealthStatus.starting : health.status
        let decisive = health.log.dropLast(max(0, streak - decided)).last ?? health.log.last
        return TaskHealth(
            status: status, failingStreak: streak, lastEnd: health.log.last?.end, lastPassed: health.log.last?.exitCode == 0,
            lastOutput: decisive.map { Self.firstLine($0.output) } ?? "")
    }

    private func probe(_ tasks: inout [ObservedTask]) async {
        guard let plan = self.target.probe else { return }
        let label = self.target.desired.deploymentLabel
        var targets: [ProbeTarget] = []
        for task in tasks where task.deploymentLabel == label && task.isWanted && task.state == .running {
            if let address = task.address { targets.append(ProbeTarget(taskID: task.id, address: address)) }
        }
        guard !targets.isEmpty else { return }
        let request = ProbeRequest(
            serviceName: self.target.desired.serviceName, networkName: self.networkName, deploymentLabel: label, plan: plan,
            targets: targets)
        let prober = self.controller.prober
        let answers = await withLimit(self.controller.timings.probeLimit, orElse: [:]) { await prober.probe(request) }
        let asked = Set(targets.map(\.taskID))
        for index in tasks.indices where asked.contains(tasks[index].id) {
            tasks[index].answer = answers[tasks[index].id] ?? .unasked("the probe did not end in time")
        }
    }

    private static func firstLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(200)) } ?? ""
    }
}
