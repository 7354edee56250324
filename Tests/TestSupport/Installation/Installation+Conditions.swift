internal import APIClient
package import APIContract
package import DockerEngine
internal import Foundation
package import Testing

extension Installation {
    /// The tasks of an application that are meant to run.
    package func runningTasks(_ application: ApplicationDetail) async throws -> [SwarmTask] {
        do {
            return try await self.docker.tasks(["service": [application.serviceName], "desired-state": ["running"]])
        } catch  where error.code == .notFound {
            return []
        }
    }

    /// Requests to a host behind the ingress until the run is finished.
    package func load(on host: String, clients: Int, rate: Int? = nil) throws -> LoadRun {
        try LoadRun(
            ingressURL: self.server.ingressURL, host: host, clients: clients, rate: rate ?? (InstallationSettings.usesDefaults ? nil : 15),
            folder: self.server.folder)
    }

    /// Cancels a deployment and checks how soon it was taken up and how soon it ended.
    package func expectCancelled(
        _ deployment: DeploymentView, within bound: Duration, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let clock = ContinuousClock()
        let asked = clock.now
        _ = try await self.client.cancel(deployment.id)
        #expect(clock.now - asked < .seconds(1), "the cancellation was not acknowledged within 1 s", sourceLocation: sourceLocation)
        let end = try await self.verdict(deployment, within: bound)
        #expect(end.status == "cancelled", "\(failureText(end))", sourceLocation: sourceLocation)
        #expect(clock.now - asked < bound, sourceLocation: sourceLocation)
    }

    /// Checks that nothing is left of a deployment that was cancelled, and that the release before it serves with all its tasks.
    package func expectNothingLeft(
        of deployment: DeploymentView, _ application: ApplicationDetail, replicas: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        // A task that is to end may still be on its way out.
        try await eventually(within: .seconds(30), "the end of the containers of \(deployment.id)") {
            let containers = try await self.docker.tasks(["service": [application.serviceName]]).filter { task in
                task.spec.containerSpec?.labels["roost.deployment"] == deployment.id && task.status.state == .running
            }
            return containers.isEmpty ? () : nil
        }
        #expect(try await self.runningTasks(application).count == replicas, sourceLocation: sourceLocation)
        #expect(try self.workFolderEntries(mentioning: deployment.id).isEmpty, sourceLocation: sourceLocation)
        #expect(self.processes(mentioning: deployment.id).isEmpty, sourceLocation: sourceLocation)
        #expect(try await self.ask(try self.host(of: application)).status == 200, sourceLocation: sourceLocation)
    }

    /// Command lines of roostd's descendants that contain a text.
    package func processes(mentioning text: String) -> [String] {
        guard let root = self.server.processID else { return [] }
        let all = RunningProgram.all()
        var family: Set<Int32> = [root]
        var grew = true
        while grew {
            let children = all.filter { family.contains($0.parent) && !family.contains($0.id) }.map(\.id)
            family.formUnion(children)
            grew = !children.isEmpty
        }
        return all.filter { family.contains($0.id) && $0.id != root && $0.commandLine.contains(text) }.map(\.commandLine)
    }

    /// What is left in the work folder whose path contains a text.
    package func workFolderEntries(mentioning text: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: self.server.workFolder).filter { $0.contains(text) }
    }
}

/// Command lines of this machine's programs that contain a text, this process apart.
package func runningPrograms(mentioning text: String) -> [String] {
    RunningProgram.all().map(\.commandLine).filter { $0.contains(text) }
}
