package import Model

/// The times and counts by which one application is judged.
package struct VerdictRules: Sendable, Hashable {
    /// How long everything must hold.
    package var window: Duration
    /// How long nothing may change.
    package var deadline: Duration
    /// How long a task may take to become healthy, by its own check; nil without one.
    package var healthPatience: Duration?
    /// How long the newest passed check vouches for a task.
    package var healthFreshness: Duration
    /// How long Roost's own probe may fail while the tasks' own checks pass.
    package var probePatience: Duration
    package var schedulingGrace: Duration
    package var healthMargin: Duration
    /// How long more tasks may run than were asked for.
    package var crowdingGrace: Duration = .seconds(5)
    /// How often the task of one slot may fail where no good version is at stake.
    package var allowedFailures: Int
    /// Whether Swarm starts a task again that ended with exit code 0.
    package var restartsCompleted: Bool

    package init(
        window: Duration, deadline: Duration, healthPatience: Duration?, healthFreshness: Duration, probePatience: Duration,
        schedulingGrace: Duration, healthMargin: Duration, allowedFailures: Int, restartsCompleted: Bool = true
    ) {
        self.window = window
        self.deadline = deadline
        self.healthPatience = healthPatience
        self.healthFreshness = healthFreshness
        self.probePatience = probePatience
        self.schedulingGrace = schedulingGrace
        self.healthMargin = healthMargin
        self.allowedFailures = allowedFailures
        self.restartsCompleted = restartsCompleted
    }

    package init(_ run: RunSettings, _ timings: RolloutTimings) {
        let check = run.effectiveHealthCheck
        self.init(
            window: timings.stabilityWindow,
            deadline: Self.deadline(run, timings),
            healthPatience: check.map { .seconds($0.patienceSeconds) },
            healthFreshness: check.map { .seconds($0.intervalSeconds + $0.timeoutSeconds + 5) } ?? .seconds(30),
            probePatience: max(.seconds(10), check.map { .seconds($0.retries * $0.intervalSeconds) } ?? .zero),
            schedulingGrace: timings.schedulingGrace,
            healthMargin: timings.healthMargin,
            allowedFailures: Self.restarts(run.restart),
            restartsCompleted: run.restart.condition == .any)
    }

    /// What was asked for, but never less than what the settings themselves make Swarm wait without a change.
    private static func deadline(_ run: RunSettings, _ timings: RolloutTimings) -> Duration {
        let slack = timings.healthMargin
        let health = Duration.seconds(run.effectiveHealthCheck?.patienceSeconds ?? 0) + slack
        let monitor = Duration.seconds(run.effectiveMonitorSeconds + run.update.delaySeconds) + slack
        let ending = Duration.seconds(run.stopGraceSeconds + run.restart.delaySeconds) + slack
        return max(.seconds(run.update.deadlineSeconds), health, monitor, ending)
    }

    /// Without restarts by Swarm the first failure is the last.
    private static func restarts(_ policy: RestartPolicy) -> Int {
        policy.condition == .none ? 0 : max(0, policy.maxAttempts)
    }
}
