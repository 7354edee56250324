/// The times of a roll-out that are the operator's, not the application's.
package struct RolloutTimings: Sendable, Hashable {
    /// How long everything must hold without interruption before it counts as success.
    package var stabilityWindow: Duration
    /// The time between two looks at the engine.
    package var pollInterval: Duration
    /// How long an engine that does not answer is waited for before anything was touched.
    package var outageBeforeStart: Duration
    /// How long a task may wait because no node takes it.
    package var schedulingGrace: Duration
    /// How much longer than its health check's patience a task may take to become healthy, restarts included.
    package var healthMargin: Duration
    /// How long one round of Roost's own probe may take.
    package var probeLimit: Duration
    /// How long the last lines of a failed task are waited for.
    package var logCollection: Duration
    /// How long the tasks of a removed service may take to end, on top of their grace period.
    package var removal: Duration
    /// How often the last good specification is written before restoring counts as failed.
    package var restoreAttempts: Int

    package init(
        stabilityWindow: Duration = .seconds(10), pollInterval: Duration = .seconds(1), outageBeforeStart: Duration = .seconds(30),
        schedulingGrace: Duration = .seconds(30), healthMargin: Duration = .seconds(30), probeLimit: Duration = .seconds(5),
        logCollection: Duration = .seconds(3),
        removal: Duration = .seconds(30), restoreAttempts: Int = 3
    ) {
        self.stabilityWindow = stabilityWindow
        self.pollInterval = pollInterval
        self.outageBeforeStart = outageBeforeStart
        self.schedulingGrace = schedulingGrace
        self.healthMargin = healthMargin
        self.probeLimit = probeLimit
        self.logCollection = logCollection
        self.removal = removal
        self.restoreAttempts = restoreAttempts
    }
}
