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

    /// Never waits longer than the configured time: whoever waits here is a service without its good version.
    func deploymentFailure(for failure: VerdictFailure) async -> DeploymentFailure {
        let limit = self.controller.timings.logCollection
        async let lines = withLimit(limit, orElse: []) { await self.lastLines(of: failure.task) }
        async let cause = withLimit(limit, orElse: nil) { await self.registryFault(failure) }
        let task = failure.task
        let found = await cause
        let failed = await lines
        return DeploymentFailure(
            stage: failure.stage, code: found?.code ?? failure.code, message: self.masked(found?.message ?? failure.message),
            task: task.map {
                FailedTask(
                    id: $0.id, node: $0.node, exitCode: $0.exitCode, error: $0.error.isEmpty ? nil : self.masked($0.error),
                    lastLines: failed)
            })
    }

    private func lastLines(of task: ObservedTask?) async -> [String] {
        guard let task else { return [] }
        var options = LogOptions()
        options.tail = Self.lineCount
        options.timestamps = true
        var lines: [(at: DockerTimestamp, text: String)] = []
        do {
            let docker = self.controller.docker
            let logs =
                if task.isLocal, let containerID = task.containerID {
                    try await docker.containerLogs(containerID, options: options)
                } else {
                    try await docker.taskLogs(task.id, options: options)
                }
            for try await frame in logs {
                let line = LogLine(frame, options: options)
                lines.append((line.timestamp ?? lines.last?.at ?? .zero, String(decoding: line.text, as: UTF8.self)))
            }
        } catch {
            self.controller.logger.debug("the last lines of a task could not be read", metadata: ["error": "\(error)"])
        }
        // The two streams come one beside the other; only their times say what was printed first. Sorting is stable.
        return lines.sorted { $0.at < $1.at }.suffix(Self.lineCount).map { self.masked(String($0.text.prefix(Self.lineLength))) }
    }

    /// Swarm says "no such image" also when the registry did not answer; the registry itself knows better.
    private func registryFault(_ failure: VerdictFailure) async -> (code: FailureCode, message: String)? {
        guard failure.code == .noImage, let image = self.plan.target.desired.spec.taskTemplate.containerSpec?.image else { return nil }
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
