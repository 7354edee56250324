import APIContract
import FoundationEssentials

/// What happened in one deployment, as a person wants to know it.
enum DeploymentReport {
    /// The whole story: what, by whom, when, and why it failed.
    static func lines(for deployment: DeploymentView) -> [String] {
        var fields = FieldList()
        fields.add("deployment", "\(deployment.number) (\(deployment.kind))")
        fields.add("id", deployment.id)
        fields.add("status", deployment.status)
        if DeploymentState(rawValue: deployment.status)?.isTerminal != true {
            fields.add("step", deployment.step)
            fields.add("progress", "\(deployment.progress) %")
            fields.add("waiting for", deployment.waitingFor)
        }
        fields.add("release", deployment.releaseNumber.map(String.init))
        fields.add("rebuilt", deployment.rebuiltReleaseNumber.map { "the image of release \($0) was gone" })
        fields.add("commit", deployment.commitSha)
        fields.add("branch", deployment.branch)
        fields.add("image", deployment.image)
        fields.add("by", "\(deployment.actor.name) (\(deployment.actor.type), \(deployment.trigger))")
        fields.add("parent", deployment.parentId)
        fields.add("created", TimeText.date(deployment.createdAt))
        if let start = deployment.startedAt, let end = deployment.finishedAt {
            fields.add("took", TimeText.duration(end.timeIntervalSince(start)))
        }
        fields.add("trace", deployment.traceId)
        var lines = fields.lines
        if let events = deployment.events, !events.isEmpty {
            lines += ["", "events"] + events.map { "  " + Self.line(for: $0) }
        }
        if let failure = deployment.failure { lines += [""] + Self.lines(for: failure) }
        return lines
    }

    /// One change of state, with what is to be known of it.
    static func line(for event: DeploymentEventView) -> String {
        "\(TimeText.date(event.at))  \(SafeText.line(event.status))" + (event.note.map { "  (\(SafeText.line($0)))" } ?? "")
    }

    /// Where and why it failed, with the task that shows it.
    static func lines(for failure: FailureView) -> [String] {
        var fields = FieldList()
        fields.add("stage", failure.stage)
        fields.add("code", failure.code)
        fields.add("message", failure.message)
        guard let task = failure.task else { return fields.lines }
        fields.add("task", task.id)
        fields.add("node", task.node)
        fields.add("exit code", task.exitCode.map(String.init))
        fields.add("error", task.error)
        guard !task.lastLines.isEmpty else { return fields.lines }
        return fields.lines + ["last lines"] + task.lastLines.map { "  | \(SafeText.line($0))" }
    }
}
