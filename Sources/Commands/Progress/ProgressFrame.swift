import APIContract
import FoundationEssentials

/// What a terminal shows while a deployment is under way: its steps, the time they took, and the build's last lines.
struct ProgressFrame {
    /// How many lines of the log are shown.
    static let logLineCount = 6

    let name: String
    /// When the following began, by the clock of this machine.
    let startedAt: Date
    private var deployment: DeploymentView
    /// When the state that holds was first seen, by the clock of this machine: the server's may differ.
    private var stateSeenAt: Date
    private var logLines: [String] = []

    init(name: String, deployment: DeploymentView, now: Date) {
        self.name = name
        self.startedAt = now
        self.deployment = deployment
        self.stateSeenAt = now
    }

    /// Takes in a newer state.
    mutating func update(_ deployment: DeploymentView, now: Date) {
        if deployment.status != self.deployment.status { self.stateSeenAt = now }
        self.deployment = deployment
    }

    /// Takes in a line of the log.
    mutating func append(logLine: String) {
        let line = SafeText.line(logLine).trimmingSuffix(" ")
        guard !line.isEmpty else { return }
        self.logLines.append(line)
        if self.logLines.count > Self.logLineCount { self.logLines.removeFirst(self.logLines.count - Self.logLineCount) }
    }

    /// The lines to show at `now`.
    func lines(now: Date) -> [String] {
        let elapsed = TimeText.duration(now.timeIntervalSince(self.startedAt))
        var lines = [SafeText.line("\(self.name)  deployment \(self.deployment.number) (\(self.deployment.kind))  \(elapsed)")]
        lines += self.stepLines(now: now)
        if DeploymentState(rawValue: self.deployment.status)?.isTerminal != true { lines += self.logLines.map { "    | \($0)" } }
        return lines
    }

    private func stepLines(now: Date) -> [String] {
        var events = self.deployment.events ?? []
        if events.last?.status != self.deployment.status {
            events.append(DeploymentEventView(status: self.deployment.status, at: self.deployment.createdAt))
        }
        return events.enumerated().map { index, event in
            let status = SafeText.line(event.status)
            let padded = status + String(repeating: " ", count: max(0, 16 - status.count))
            guard index + 1 == events.count else {
                return "  ✓ \(padded)\(TimeText.duration(events[index + 1].at.timeIntervalSince(event.at)))"
            }
            return self.lastStepLine(event, padded, now: now)
        }
    }

    private func lastStepLine(_ event: DeploymentEventView, _ padded: String, now: Date) -> String {
        switch DeploymentState(rawValue: event.status) {
        case .succeeded: return "  ✓ \(padded.trimmingSuffix(" "))"
        case let state? where state.isTerminal: return "  ✗ \(padded.trimmingSuffix(" "))"
        default:
            let time = TimeText.duration(now.timeIntervalSince(self.stateSeenAt))
            let step = self.deployment.waitingFor.map { "waiting for \($0)" } ?? self.deployment.step ?? ""
            return "  • \(padded)\(time)  \(SafeText.line(step))".trimmingSuffix(" ")
        }
    }
}
