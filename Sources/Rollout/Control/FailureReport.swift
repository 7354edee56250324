import DockerEngine
import Logging
import Model

/// Collects what a user needs to understand a failure: the task, its node, its exit code and its last lines.
struct FailureReport: Sendable {
    let controller: RolloutController
    let plan: RolloutPlan

    /// The number of lines that are kept.
    private static let lineCount = 50
    /// The longest line that is kept, in characters.
    private static let lineLength = 1000

    /// What is known without asking anybody: while it is told, a service may be without its good version.
    func outline(of failure: VerdictFailure) -> DeploymentFailure {
        DeploymentFailure(
            stage: failure.stage, code: failure.code, message: self.masked(failure.message),
            task: failure.task.map {
                FailedTask(
                    id: $0.id, node: $0.node, exitCode: $0.exitCode, error: $0.error.isEmpty ? nil : self.masked($0.error), lastLines: [])
            })
    }

    /// An outline with the last lines of its task and with what the image's registry says; never takes longer than the configured time.
    func completed(_ outline: DeploymentFailure) async -> DeploymentFailure {
        let limit = self.controller.timings.logCollection
        async let lines = withLimit(limit, orElse: []) { await self.lastLines(of: outline.task) }
        async let cause = withLimit(limit, orElse: nil) { await self.registryFault(outline) }
        let found = await cause
        let printed = await lines
        return DeploymentFailure(
            stage: DeploymentStatus(rawValue: outline.stage) ?? .deploying, code: found?.code ?? outline.code,
            message: found.map { self.masked($0.message) } ?? outline.message,
            task: outline.task.map {
                FailedTask(id: $0.id, node: $0.node, exitCode: $0.exitCode, error: $0.error, lastLines: printed)
            })
    }

    private func lastLines(of task: FailedTask?) async -> [String] {
        guard let task else { return [] }
        // Told by an earlier worker.
        guard task.lastLines.isEmpty else { return task.lastLines }
        var options = LogOptions()
        options.tail = Self.lineCount
        options.timestamps = true
        var lines: [(at: DockerTimestamp, text: String)] = []
        do {
            for try await frame in try await self.logs(of: task.id, options) {
                let line = LogLine(frame, options: options)
                lines.append((line.timestamp ?? lines.last?.at ?? .zero, String(decoding: line.text, as: UTF8.self)))
            }
        } catch {
            self.controller.logger.debug("the last lines of a task could not be read", metadata: ["error": "\(error)"])
        }
        // The two streams come one beside the other; only their times say what was printed first. Sorting is stable.
        return lines.sorted { $0.at < $1.at }.suffix(Self.lineCount).map { self.masked(String($0.text.prefix(Self.lineLength))) }
    }

    /// The engine's own containers are asked themselves; the Swarm passes on what the others printed.
    private func logs(of taskID: String, _ options: LogOptions) async throws(DockerError) -> DockerLogs {
        let docker = self.controller.docker
        let task = try await docker.task(taskID)
        if let containerID = task.status.containerStatus?.containerID, !containerID.isEmpty,
            try await docker.info().swarm?.nodeID == task.nodeID
        {
            return try await docker.containerLogs(containerID, options: options)
        }
        return try await docker.taskLogs(taskID, options: options)
    }

    /// Swarm says "no such image" also when the registry did not answer; the registry itself knows better.
    private func registryFault(_ outline: DeploymentFailure) async -> (code: FailureCode, message: String)? {
        guard outline.code == .noImage, let image = self.plan.target.desired.spec.taskTemplate.containerSpec?.image else { return nil }
        do {
            _ = try await self.controller.docker.distribution(image, registryAuth: self.plan.registryAuth)
            return nil
        } catch {
            guard TaskDiagnosis.isRegistryFault(error.message) else { return nil }
            return (.registryUnavailable, "the image could not be pulled: \(error.message)")
        }
    }

    private func masked(_ text: String) -> String {
        self.plan.secrets.filter { $0.utf8.count >= 4 }.reduce(text) { $0.replacing($1, with: "***") }
    }
}
