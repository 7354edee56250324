import APIContract

/// What people are told of deletions and restores.
enum DeletionReport {
    /// What can be restored, as a table.
    static func table(_ deletions: [DeletionView]) -> [String] {
        var table = TextTable(["DELETED", "NAME", "ENVIRONMENT", "WITH IT", "AT", "RESTORABLE UNTIL", "ID"])
        for deletion in deletions {
            table.add([
                deletion.slug, deletion.name, deletion.environment,
                Self.counts(deletion.projects, deletion.environments, deletion.applications), TimeText.date(deletion.deletedAt),
                TimeText.date(deletion.restorableUntil), deletion.objectId,
            ])
        }
        return table.lines
    }

    /// What came back.
    static func lines(_ restored: RestoreView) -> [String] {
        var lines = [
            "restored \(restored.kind) \(restored.id): " + Self.counts(restored.projects, restored.environments, restored.applications)
        ]
        lines += restored.deployments.map { "deployment \($0.deploymentId) makes application \($0.applicationId) live again" }
        lines += restored.lostHosts.map { "the host \($0) is somebody else's by now" }
        return lines
    }

    private static func counts(_ projects: Int, _ environments: Int, _ applications: Int) -> String {
        [(projects, "project"), (environments, "environment"), (applications, "application")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}
