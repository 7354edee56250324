import DockerEngine
import Model

extension VerdictMachine {
    /// Why it failed; nil while it may still succeed.
    func failure(in observation: Observation) -> VerdictFailure? {
        guard let service = observation.service else {
            return self.goal.replicas == 0 ? nil : self.failed(.deadlineExceeded, "the service was removed from outside")
        }
        if let failure = self.swarmGaveUp(service, observation) { return failure }
        if let failure = self.crowded(observation) { return failure }
        if self.goal.replicas > 0 {
            if let failure = self.condemned(observation) { return failure }
            if let failure = self.exhausted(observation) { return failure }
            if self.goal.mode != .restore, let failure = self.lostPatience(observation) { return failure }
        }
        return self.stalled(observation)
    }

    private func failed(_ code: FailureCode, _ message: String, _ task: ObservedTask? = nil) -> VerdictFailure {
        VerdictFailure(stage: self.stage, code: code, message: message, task: task)
    }

    private func failed(by task: ObservedTask) -> VerdictFailure {
        let diagnosis = TaskDiagnosis(task, self.memory.tasks[task.id])
        return self.failed(diagnosis.code, diagnosis.message, task)
    }

    // MARK: Swarm's own verdict

    /// A pause or a rollback of Swarm's is always a failure; only while restoring does a rollback lead where Roost wants to go.
    private func swarmGaveUp(_ service: ObservedService, _ observation: Observation) -> VerdictFailure? {
        let isRollback = [.rollbackStarted, .rollbackPaused, .rollbackCompleted].contains(service.updateState)
        let isPaused = [.paused, .rollbackPaused].contains(service.updateState)
        if self.goal.mode == .restore {
            guard !service.isTarget || isPaused else { return nil }
            let message = isPaused ? "Docker stopped restoring: \(service.updateMessage)" : "the service was changed while it was restored"
            return VerdictFailure(stage: self.stage, code: .deadlineExceeded, message: message, isInterference: true)
        }
        if isRollback || isPaused { return self.blame(service, observation) }
        return service.isTarget ? nil : self.failed(.deadlineExceeded, "the service was changed from outside while it rolled out")
    }

    /// A task that fails while its slot is updated can leave two good ones in it, and one that fails while its service is scaled to none a
    /// successor that is meant to run and never starts (1 of 60 services of two tasks that crash); Swarm looks at them only with the next
    /// write.
    private func crowded(_ observation: Observation) -> VerdictFailure? {
        guard let since = self.memory.crowdedSince, observation.now - since >= self.goal.rules.crowdingGrace else { return nil }
        return VerdictFailure(
            stage: self.stage, code: .deadlineExceeded, message: "Docker runs more tasks than it was asked for", isInterference: true)
    }

    /// Finds the task because of which Swarm gave up.
    private func blame(_ service: ObservedService, _ observation: Observation) -> VerdictFailure {
        let own = self.own(observation).filter { !self.memory.excused.contains($0.id) }
        let named = own.first { !$0.id.isEmpty && service.updateMessage.contains($0.id) }
        let failed = self.failures(observation).max { $0.statusAt < $1.statusAt }
        let complaining = own.filter { !$0.error.isEmpty }.max { $0.statusAt < $1.statusAt }
        if let task = (named?.hasFailed == true && named?.isTurnedAway == false ? named : nil) ?? failed ?? complaining ?? named
            ?? own.max(by: { $0.statusAt < $1.statusAt })
        {
            return self.failed(by: task)
        }
        let why = service.updateMessage.isEmpty ? "Docker gave the update up" : "Docker gave the update up: \(service.updateMessage)"
        return self.failed(.crashed, why)
    }

    // MARK: Tasks that fail

    /// A task whose check has used up its retries, and which its node is about to end, over a good version.
    ///
    /// Its end is not waited for. A task that ends with 0 while it starts is running for Swarm for a moment (moby, the agent's
    /// `controller.Start`), which ends the good task in its slot when the manager comes to hear of that: seen in one of 20 roll-outs.
    private func condemned(_ observation: Observation) -> VerdictFailure? {
        guard self.goal.mode == .update else { return nil }
        let task = self.own(observation).first { task in
            task.isWanted && !task.state.isTerminal && task.health?.status == .unhealthy && !self.memory.excused.contains(task.id)
        }
        return task.map { self.failed(by: $0) }
    }

    /// The tasks whose end speaks against the version.
    private func failures(_ observation: Observation) -> [ObservedTask] {
        self.own(observation).filter { $0.hasFailed && !$0.isTurnedAway && !self.memory.excused.contains($0.id) }
    }

    /// One failure is enough where a good version is at stake; else each slot has its restarts.
    private func exhausted(_ observation: Observation) -> VerdictFailure? {
        let failures = self.failures(observation).sorted { $0.statusAt < $1.statusAt }
        guard let last = failures.last else { return nil }
        let worst = Dictionary(grouping: failures, by: \.slot).values.map(\.count).max() ?? 0
        let isFinal = last.state == .complete && !self.goal.rules.restartsCompleted
        switch self.goal.mode {
        case .update: return self.failed(by: last)
        case .establish: return isFinal || worst > self.goal.rules.allowedFailures ? self.failed(by: last) : nil
        case .restore: return isFinal || worst > max(3, self.goal.rules.allowedFailures) ? self.failed(by: last) : nil
        }
    }

    private func lostPatience(_ observation: Observation) -> VerdictFailure? {
        self.unscheduled(observation) ?? self.neverHealthy(observation) ?? self.unanswering(observation)
    }

    private func unscheduled(_ observation: Observation) -> VerdictFailure? {
        guard let since = self.memory.unscheduledSince, observation.now - since >= self.goal.rules.schedulingGrace,
            let task = self.own(observation).first(where: { $0.state == .pending && !$0.error.isEmpty })
        else { return nil }
        return self.failed(.noCapacity, "no node takes the task: \(task.error)", task)
    }

    /// A task that stays in its start, or tasks of which one after the other fails, beyond what the health check allows.
    private func neverHealthy(_ observation: Observation) -> VerdictFailure? {
        guard let patience = self.goal.rules.healthPatience else { return nil }
        let limit = patience + self.goal.rules.healthMargin
        let own = self.own(observation)
        for task in own where task.state == .starting {
            guard let since = self.memory.tasks[task.id]?.startingSince, observation.now - since >= limit else { continue }
            return self.failed(.unhealthy, TaskDiagnosis.neverHealthy(self.memory.tasks[task.id]), task)
        }
        guard let first = self.memory.firstStart, observation.now - first >= limit, self.memory.holdsSince == nil else { return nil }
        return self.failures(observation).max { $0.statusAt < $1.statusAt }.map { self.failed(by: $0) }
    }

    /// Healthy by its own check, but not for anyone who asks from outside: the wrong port, say.
    private func unanswering(_ observation: Observation) -> VerdictFailure? {
        guard self.goal.isProbed, let since = self.memory.probeFailingSince,
            observation.now - since >= self.goal.rules.probePatience
        else { return nil }
        for task in self.own(observation) where task.isWanted && task.state == .running {
            guard case .refused(let reason) = task.answer else { continue }
            return self.failed(.unhealthy, "its own check passes, but it does not answer Roost's probe: \(reason)", task)
        }
        return nil
    }

    // MARK: Nothing happens

    private func stalled(_ observation: Observation) -> VerdictFailure? {
        guard self.memory.holdsSince == nil, let since = self.memory.unchangedSince,
            observation.now - since >= self.goal.rules.deadline
        else { return nil }
        let task = self.own(observation).filter { $0.isWanted }.max { $0.statusAt < $1.statusAt }
        let detail: String
        if let task, !task.error.isEmpty {
            detail = ": \(task.error)"
        } else if let task, task.state != .running {
            detail = ": a task is still \(task.state.rawValue)"
        } else if case .unasked(let reason) = task?.answer {
            detail = ": Roost's own probe could not be made: \(reason)"
        } else {
            detail = ""
        }
        return self.failed(.deadlineExceeded, "nothing changed for \(self.goal.rules.deadline.components.seconds) s\(detail)", task)
    }
}
