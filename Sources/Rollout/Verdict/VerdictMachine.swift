import DockerEngine
import Model

/// Decides whether a roll-out succeeded or failed, from what is observed and nothing else.
///
/// It does no I/O and keeps no clock. Swarm's own word is never enough. Success needs, without interruption for the window: the service
/// carries the specification that was written; Swarm calls the update completed or has none to report; exactly the wanted number of tasks
/// are meant to run and run, all with the label of this deployment and none with another; each gave fresh evidence of life and, where it
/// has a port, answered Roost's own probe. What a restarted daemon still says of its dead containers is no evidence: after an outage each
/// local task has to report anew.
package struct VerdictMachine: Sendable {
    let goal: VerdictGoal
    var memory = VerdictMemory()

    package init(_ goal: VerdictGoal) {
        self.goal = goal
        self.memory.isVerifying = goal.isVerifying
    }

    /// Takes in one observation; they come in the order of time.
    package mutating func observe(_ observation: Observation) -> Verdict {
        if let replaced = self.goal.replacedVersion, let service = observation.service, service.version <= replaced {
            return .wait(self.waiting("waiting for Docker to take the update"))
        }
        self.memory.take(in: observation, goal: self.goal)
        if let failure = self.failure(in: observation) { return .failed(failure) }
        return self.success(in: observation)
    }

    /// Notes that the engine could not be asked.
    package mutating func engineUnreachable(at now: ContinuousClock.Instant, reason: String) -> Verdict {
        let since = self.memory.lose(at: now)
        guard now - since >= self.goal.rules.deadline else {
            return .wait(self.waiting("Docker does not answer: waiting for it"))
        }
        return .failed(
            VerdictFailure(stage: self.stage, code: .dockerUnavailable, message: "Docker did not answer for \(now - since): \(reason)"))
    }

    var stage: DeploymentStatus { self.memory.isVerifying ? .verifying : .deploying }

    /// The tasks that belong to what is judged.
    func own(_ observation: Observation) -> [ObservedTask] {
        observation.tasks.filter { $0.deploymentLabel == self.goal.deploymentLabel }
    }

    // MARK: Success

    private mutating func success(in observation: Observation) -> Verdict {
        if self.goal.replicas == 0 { return self.absence(in: observation) }
        let obstacle = self.obstacle(in: observation)
        if let obstacle {
            self.memory.holdsSince = nil
            return .wait(self.waiting(obstacle, ready: self.ready(observation).count))
        }
        let holders = Set(self.own(observation).filter(\.isWanted).map(\.id))
        if holders != self.memory.holders { self.memory.holdsSince = nil }
        self.memory.holders = holders
        self.memory.isVerifying = true
        let since = self.memory.holdsSince ?? observation.now
        self.memory.holdsSince = since
        let lasted = observation.now - since
        if lasted >= self.goal.rules.window { return .succeeded }
        let left = (self.goal.rules.window - lasted).components.seconds + 1
        return .wait(
            self.waiting(
                "\(holders.count == 1 ? "the task is" : "all \(holders.count) tasks are") healthy: watching for \(left) s more",
                ready: holders.count, lasted: lasted))
    }

    /// What still stands between this moment and success; nil when everything holds.
    private func obstacle(in observation: Observation) -> String? {
        guard let service = observation.service, service.isTarget else { return "waiting for Docker to take the update" }
        let wanted = observation.tasks.filter(\.isWanted)
        let own = wanted.filter { $0.deploymentLabel == self.goal.deploymentLabel }
        let ready = self.ready(observation)
        if ready.count < self.goal.replicas { return self.shortage(own: own, ready: ready.count) }
        let others = wanted.count - own.count
        if others > 0 { return "waiting for \(others) old \(others == 1 ? "task" : "tasks") to be replaced" }
        if own.count != self.goal.replicas { return "waiting for Docker to settle on \(self.goal.replicas) tasks" }
        return self.isSettled(service) ? nil : "waiting for Docker to finish the update"
    }

    /// Whether Swarm has nothing left to do.
    ///
    /// It reports no update at all after a creation, a change of scale, or where no task had to be replaced. What is being
    /// restored was good before, so Swarm need not have watched it to the end.
    private func isSettled(_ service: ObservedService) -> Bool {
        switch service.updateState {
        case nil, .completed: true
        case .updating, .rollbackStarted, .rollbackCompleted: self.goal.mode == .restore
        default: false
        }
    }

    private func shortage(own: [ObservedTask], ready: Int) -> String {
        let total = self.goal.replicas
        if let task = own.first(where: { $0.state == .pending && !$0.error.isEmpty }) {
            return "waiting for a node: \(task.error)"
        }
        let running = own.count { $0.state == .running }
        if running >= total {
            let refusal = own.lazy.compactMap(\.answer).compactMap(Self.complaint).first
            return refusal.map { "waiting for the tasks to answer: \($0)" }
                ?? "waiting for signs of life of \(total - ready) of \(total) tasks"
        }
        return "\(ready) of \(total) \(total == 1 ? "task" : "tasks") healthy"
    }

    private static func complaint(_ answer: ProbeAnswer) -> String? {
        switch answer {
        case .answered: nil
        case .refused(let reason), .unasked(let reason): reason
        }
    }

    /// The tasks that run, by evidence and not only by Swarm's word.
    private func ready(_ observation: Observation) -> [ObservedTask] {
        self.own(observation).filter { task in
            task.isWanted && task.state == .running && task.isNodeReady && self.memory.vouches(for: task, at: observation.now, self.goal)
        }
    }

    /// No task is meant to run, and none does.
    private func absence(in observation: Observation) -> Verdict {
        let left = observation.tasks.count { $0.isWanted || !$0.state.isTerminal }
        guard left == 0, observation.service.map(\.isTarget) ?? true else {
            return .wait(self.waiting("waiting for \(left) \(left == 1 ? "task" : "tasks") to end"))
        }
        return .succeeded
    }

    private func waiting(_ step: String, ready: Int = 0, lasted: Duration = .zero) -> Verdict.Waiting {
        let total = max(1, self.goal.replicas)
        let base = self.goal.mode == .restore ? DeploymentStatus.rollingBack.progress : self.stage.progress
        let room = self.goal.mode == .restore || !self.memory.isVerifying ? 9 : 19
        let share = self.memory.isVerifying ? lasted / max(self.goal.rules.window, .milliseconds(1)) : Double(ready) / Double(total)
        return Verdict.Waiting(
            step: step, progress: base + Int(Double(room) * min(1, max(0, share))), isVerifying: self.memory.isVerifying)
    }
}
