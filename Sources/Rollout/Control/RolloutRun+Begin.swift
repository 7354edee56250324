import DockerEngine
import Model

extension RolloutRun {
    /// Looks at what is there, and writes the target unless it stands there already.
    func begin() async throws -> Beginning {
        let desired = self.plan.target.desired
        let start = ContinuousClock.now
        while true {
            do {
                let service = try await self.controller.find(desired.serviceName)
                if let service, try await self.isApplied(service) { return .follow(replaced: nil, isFirst: service.previousSpec == nil) }
                if await self.isCancelled() { return .cancelled }
                if service == nil, desired.replicas == 0 {
                    // What is started later begins with this specification.
                    try await self.journal.recordIntent(versionIndex: 0)
                    return .done
                }
                if let problem = try await self.capacityProblem(service, since: start) { return .failed(problem) }
                break
            } catch let error as DockerError {
                try Self.rethrowCancellation(error)
                guard ContinuousClock.now - start < self.controller.timings.outageBeforeStart else {
                    // What an earlier worker may have told Swarm is judged, however long that takes.
                    if self.plan.wasBegun { return .follow(replaced: nil, isFirst: self.plan.lastGood == nil) }
                    return .failed(Self.unavailable(error))
                }
                await self.journal.report(step: "Docker does not answer: waiting for it", progress: DeploymentStatus.deploying.progress)
                try await Task.sleep(for: self.controller.timings.pollInterval)
            }
        }
        return try await self.write(self.plan.target, isForced: false, patience: self.controller.timings.outageBeforeStart)
    }

    /// Whether an earlier worker wrote the target already: the service carries it, or tasks show that it once did and Swarm took
    /// it back.
    private func isApplied(_ service: SwarmService) async throws(DockerError) -> Bool {
        let desired = self.plan.target.desired
        if SpecComparison.carries(service.spec, desired) { return true }
        guard self.plan.changesTemplate else { return false }
        return try await self.controller.docker.tasks(["service": [service.id]])
            .contains { $0.spec.containerSpec?.labels[RoostLabel.deployment] == desired.deploymentLabel }
    }

    /// What cannot be placed now; nodes that only just come back are waited for.
    private func capacityProblem(
        _ service: SwarmService?, since start: ContinuousClock.Instant
    ) async throws -> DeploymentFailure? {
        let docker = self.controller.docker
        while true {
            let nodes = try await docker.nodes()
            let check = CapacityCheck(
                target: self.plan.target.desired.spec, current: service, nodes: nodes, tasks: try await docker.tasks())
            guard let problem = check.problem(keepsTemplate: !self.plan.changesTemplate) else { return nil }
            let isSettling = nodes.contains { $0.status.state == .unknown || $0.status.state == .disconnected }
            guard isSettling, ContinuousClock.now - start < self.controller.timings.outageBeforeStart else {
                return DeploymentFailure(stage: .deploying, code: .noCapacity, message: problem)
            }
            await self.journal.report(step: "waiting for nodes to come back", progress: DeploymentStatus.deploying.progress)
            try await Task.sleep(for: self.controller.timings.pollInterval)
        }
    }

    static func unavailable(_ error: DockerError) -> DeploymentFailure {
        DeploymentFailure(stage: .deploying, code: .dockerUnavailable, message: "Docker does not answer: \(error.message)")
    }

    /// A cancelled call is the cancelled task's, not the engine's.
    static func rethrowCancellation(_ error: DockerError) throws {
        if error.code == .cancelled || Task.isCancelled { throw CancellationError() }
    }
}
