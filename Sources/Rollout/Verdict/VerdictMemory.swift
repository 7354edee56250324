import DockerEngine

/// What a ``VerdictMachine`` remembers of earlier observations.
struct VerdictMemory: Sendable {
    /// Since when nothing changed, seen from here.
    var unchangedSince: ContinuousClock.Instant?
    var holdsSince: ContinuousClock.Instant?
    /// The tasks for which everything holds.
    var holders: Set<String> = []
    var isVerifying = false
    /// When the first task of this deployment was seen to start.
    var firstStart: ContinuousClock.Instant?
    var probeFailingSince: ContinuousClock.Instant?
    var unscheduledSince: ContinuousClock.Instant?
    /// Since when Swarm has settled on more tasks than were asked for.
    var crowdedSince: ContinuousClock.Instant?
    /// Tasks whose end does not count: they had ended before, or ended with the daemon under them.
    var excused: Set<String> = []
    private(set) var tasks: [String: TaskMemory] = [:]

    private var isFirst = true
    private var signature: [TaskSignature] = []
    private var unreachableSince: ContinuousClock.Instant?
    /// The local tasks that lived when the engine was last asked.
    private var living: Set<String> = []
    /// The newest report of a local task so far.
    private var newestReport: DockerTimestamp?
    /// Reports of local tasks up to this time are from before an outage: their containers may be dead.
    private var staleUntil: DockerTimestamp?

    /// - Returns: Since when the engine has not answered.
    mutating func lose(at now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let since = self.unreachableSince ?? now
        self.unreachableSince = since
        self.holdsSince = nil
        return since
    }

    mutating func take(in observation: Observation, goal: VerdictGoal) {
        if self.unreachableSince != nil { self.recover(at: observation.now) }
        if self.isFirst, !goal.countsEarlierFailures {
            self.excused.formUnion(observation.tasks.filter(\.hasFailed).map(\.id))
        }
        self.isFirst = false
        for task in observation.tasks { self.note(task, at: observation.now) }
        self.living = Set(observation.tasks.filter { $0.isLocal && !$0.state.isTerminal }.map(\.id))
        let newest = observation.tasks.filter(\.isLocal).map(\.statusAt).max()
        if let newest { self.newestReport = max(self.newestReport ?? newest, newest) }
        self.noteChange(observation)
        let own = observation.tasks.filter { $0.deploymentLabel == goal.deploymentLabel }
        if self.firstStart == nil, own.contains(where: { $0.state == .starting || $0.state == .running }) {
            self.firstStart = observation.now
        }
        self.noteProbe(own, observation.now, goal)
        let isUnscheduled = own.contains { $0.isWanted && $0.state == .pending && $0.error.contains("no suitable node") }
        self.unscheduledSince = isUnscheduled ? self.unscheduledSince ?? observation.now : nil
        self.crowdedSince = Self.isCrowded(observation, own, goal) ? self.crowdedSince ?? observation.now : nil
    }

    /// Whether more tasks of the right version are meant to run than there are to be, though Swarm replaces none or all of them do run; where
    /// none is to be, whether there is any.
    private static func isCrowded(_ observation: Observation, _ own: [ObservedTask], _ goal: VerdictGoal) -> Bool {
        let wanted = observation.tasks.filter(\.isWanted)
        guard wanted.count > goal.replicas, let service = observation.service, service.isTarget else { return false }
        if goal.replicas == 0 { return true }
        guard own.count(where: \.isWanted) == wanted.count else { return false }
        return service.updateState == nil || service.updateState == .completed || wanted.allSatisfy { $0.state == .running }
    }

    /// Whether there is fresh evidence that the task lives.
    func vouches(for task: ObservedTask, at now: ContinuousClock.Instant, _ goal: VerdictGoal) -> Bool {
        if task.isLocal, let staleUntil, task.statusAt <= staleUntil, task.isProcessRunning != true { return false }
        if task.isProcessRunning == false || task.health?.status == .unhealthy { return false }
        if goal.isProbed { return task.answer?.isGood == true }
        guard task.health != nil else { return true }
        guard let vouchedAt = self.tasks[task.id]?.checkPassedAt else { return false }
        return now - vouchedAt <= goal.rules.healthFreshness
    }

    private mutating func recover(at now: ContinuousClock.Instant) {
        self.unreachableSince = nil
        self.excused.formUnion(self.living)
        self.staleUntil = self.newestReport
        self.holdsSince = nil
        self.unchangedSince = now
        self.probeFailingSince = nil
        self.unscheduledSince = nil
        self.crowdedSince = nil
        self.firstStart = nil
        for id in self.tasks.keys { self.tasks[id]?.checkPassedAt = nil }
    }

    private mutating func note(_ task: ObservedTask, at now: ContinuousClock.Instant) {
        var entry = self.tasks[task.id] ?? TaskMemory()
        if task.state == .starting { entry.startingSince = entry.startingSince ?? now } else { entry.startingSince = nil }
        if task.state == .running { entry.hasRun = true }
        if let health = task.health {
            if health.status == .unhealthy { entry.wasUnhealthy = true }
            if !health.lastPassed, !health.lastOutput.isEmpty { entry.lastComplaint = health.lastOutput }
            if let end = health.lastEnd, end != entry.lastCheckEnd {
                entry.lastCheckEnd = end
                entry.checkPassedAt = health.lastPassed ? now : nil
            }
        }
        self.tasks[task.id] = entry
    }

    private mutating func noteChange(_ observation: Observation) {
        let signature = observation.tasks.map { TaskSignature($0) }.sorted { $0.id < $1.id }
        if signature != self.signature || self.unchangedSince == nil {
            self.signature = signature
            self.unchangedSince = observation.now
        }
    }

    private mutating func noteProbe(_ own: [ObservedTask], _ now: ContinuousClock.Instant, _ goal: VerdictGoal) {
        let isFailing = own.contains { task in
            guard task.isWanted, task.state == .running, case .refused = task.answer else { return false }
            return true
        }
        self.probeFailingSince = isFailing ? self.probeFailingSince ?? now : nil
    }
}

/// What is remembered of one task.
struct TaskMemory: Sendable {
    var startingSince: ContinuousClock.Instant?
    var hasRun = false
    var wasUnhealthy = false
    /// What its health check last complained of.
    var lastComplaint: String?
    var lastCheckEnd: DockerTimestamp?
    /// When the newest passed check was first seen.
    var checkPassedAt: ContinuousClock.Instant?
}

/// What counts as a change of a task.
private struct TaskSignature: Sendable, Equatable {
    let id: String
    let state: TaskState
    let desiredState: TaskState

    init(_ task: ObservedTask) {
        self.id = task.id
        self.state = task.state
        self.desiredState = task.desiredState
    }
}
