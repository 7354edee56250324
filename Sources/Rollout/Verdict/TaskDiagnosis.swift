import DockerEngine
import Model

/// What a failed task says about its cause.
struct TaskDiagnosis {
    let code: FailureCode
    let message: String

    init(_ task: ObservedTask, _ memory: TaskMemory?) {
        let error = task.error.lowercased()
        if error.contains("no space left on device") {
            self.init(.noSpace, "the node's disk is full: \(task.error)")
        } else if task.state == .rejected, Self.isRegistryFault(error) {
            self.init(.registryUnavailable, "the image could not be pulled: \(task.error)")
        } else if Self.imageFaults.contains(where: { error.contains($0) }) {
            self.init(.noImage, "the image does not exist: \(task.error)")
        } else if task.isTurnedAway {
            self.init(.dockerUnavailable, "the node's engine was not back in the swarm when the task was to start: \(task.error)")
        } else if task.isOutOfMemory {
            self.init(.crashed, "the task was killed because it used more memory than its limit")
        } else if error.contains("unhealthy") || memory?.wasUnhealthy == true || Self.neverRan(task, memory) {
            self.init(.unhealthy, Self.neverHealthy(memory, hasRun: memory?.hasRun ?? false))
        } else if task.state == .complete || (task.error.isEmpty && task.exitCode == 0) {
            self.init(.crashed, "the task ended with exit code 0 though it should keep running")
        } else if task.state == .rejected {
            self.init(.crashed, "the node could not start the task: \(task.error)")
        } else if let exitCode = task.exitCode, exitCode != 0 {
            self.init(.crashed, "the task ended with exit code \(exitCode)")
        } else {
            self.init(.crashed, task.error.isEmpty ? "the task failed" : "the task failed: \(task.error)")
        }
    }

    private init(_ code: FailureCode, _ message: String) {
        self.code = code
        self.message = message
    }

    static func neverHealthy(_ memory: TaskMemory?, hasRun: Bool = false) -> String {
        let what = hasRun ? "the task did not stay healthy" : "the task never became healthy"
        guard let complaint = memory?.lastComplaint else { return what }
        return "\(what): \(complaint.prefix(200))"
    }

    /// Whether the registry, and not the image, is what is missing.
    static func isRegistryFault(_ message: String) -> Bool {
        let message = message.lowercased()
        return Self.registryFaults.contains { message.contains($0) }
    }

    /// Swarm gave it up in its start, where it waits for the health check alone.
    private static func neverRan(_ task: ObservedTask, _ memory: TaskMemory?) -> Bool {
        task.state == .starting && memory?.hasRun != true
    }

    private static let imageFaults = [
        "no such image", "manifest unknown", "not found: manifest", "pull access denied", "no matching manifest",
        "repository does not exist",
        "name unknown",
    ]

    private static let registryFaults = [
        "connection refused", "no such host", "i/o timeout", "tls handshake", "server gave http response", "service unavailable",
        "toomanyrequests", "context deadline exceeded", "client.timeout", "x509:", "unauthorized", "no basic auth",
    ]
}
