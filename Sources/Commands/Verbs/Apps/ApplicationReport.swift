import APIContract

/// An application as a person reads it.
enum ApplicationReport {
    static func lines(_ application: ApplicationDetail) -> [String] {
        var fields = FieldList()
        fields.add("app", application.slug)
        fields.add("name", application.name)
        fields.add("id", application.id)
        fields.add("environment", application.environment)
        fields.add("status", application.status)
        fields.add("url", application.url)
        fields.add("release", application.liveRelease.map(String.init))
        fields.add("tasks", "\(application.tasks.running) of \(application.tasks.desired) running")
        fields.add("service", application.serviceName)
        Self.add(application.source, to: &fields)
        Self.add(application.run, to: &fields)
        fields.add("keeps", "\(application.keepReleases) releases")
        for domain in application.domains { fields.add("domain", "\(domain.host)\(domain.path)") }
        fields.add("waits for a deploy", application.pendingChanges.joined(separator: ", "))
        if let drift = application.drift {
            fields.add("drift since", TimeText.date(drift.since))
            for line in DifferenceReport.lines(drift.differences) { fields.add("", line) }
        }
        if let last = application.lastDeployment {
            fields.add("last deployment", "\(last.number) (\(last.kind)) \(last.status) \(last.id)")
        }
        fields.add("created", TimeText.date(application.createdAt))
        fields.add("updated", TimeText.date(application.updatedAt))
        return fields.lines
    }

    private static func add(_ source: SourceView, to fields: inout FieldList) {
        fields.add("image", source.image)
        fields.add("git", source.url.map { url in source.branch.map { "\(url) (\($0))" } ?? url })
        if let root = source.rootDirectory, root != "." { fields.add("root directory", root) }
    }

    private static func add(_ run: RunView, to fields: inout FieldList) {
        fields.add("port", run.port.map(String.init))
        fields.add("replicas", String(run.replicas))
        fields.add("limits", "\(run.limits.cpus) CPUs, \(run.limits.memoryMiB) MiB, \(run.limits.pids) processes")
        guard let check = run.healthCheck else { return }
        let what = check.type == "http" ? " \(check.path)" : check.command.map { " \($0.joined(separator: " "))" } ?? ""
        fields.add("health check", "\(check.type)\(what) every \(check.intervalSeconds) s, \(check.retries) retries")
    }
}
