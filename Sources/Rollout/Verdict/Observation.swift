/// Everything that is looked at, at one moment.
package struct Observation: Sendable {
    /// The clock of this process: for spans of time only.
    package var now: ContinuousClock.Instant
    /// nil when there is no such service.
    package var service: ObservedService?
    /// All tasks of the service that Swarm still remembers.
    package var tasks: [ObservedTask]

    package init(now: ContinuousClock.Instant, service: ObservedService?, tasks: [ObservedTask]) {
        self.now = now
        self.service = service
        self.tasks = tasks
    }
}
