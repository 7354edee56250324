import APIClient
import APIContract
import TestSupport

/// One way in which a version is bad, and what Roost has to say of it.
enum BadVersion: String, CaseIterable, Sendable {
    case neverHealthy = "never healthy"
    case crashSoon = "crashes after 1 s"
    case crashLate = "crashes after the monitor window"
    case exit0 = "ends at once with 0"
    case wrongPort = "listens on the wrong port"
    case missingImage = "image does not exist"
    case tooMuchMemory = "reserves more memory than the node has"
    case noSuchNode = "wants a node that nobody has"
    case outOfMemory = "is killed for memory"

    /// Whether nothing may be touched, because it is known beforehand that no task can run.
    var isRefusedBeforehand: Bool { [.missingImage, .tooMuchMemory, .noSuchNode].contains(self) }

    var status: String { self.isRefusedBeforehand ? "failed" : "rolled_back" }

    var code: String {
        switch self {
        case .neverHealthy, .wrongPort: "unhealthy"
        case .crashSoon, .crashLate, .exit0, .outOfMemory: "crashed"
        case .missingImage: "no_image"
        case .tooMuchMemory, .noSuchNode: "no_capacity"
        }
    }

    /// Where it shows: with two tasks the first one's crash may come while the second is still being replaced.
    func stages(replicas: Int) -> Set<String> {
        guard self == .crashLate else { return ["deploying"] }
        return replicas == 1 ? ["verifying"] : ["deploying", "verifying"]
    }

    /// The failing task's exit status, where there is only one that it can have.
    var exitCode: Int? {
        switch self {
        case .crashSoon, .crashLate: 3
        case .exit0: 0
        case .outOfMemory: 137
        case .neverHealthy, .wrongPort, .missingImage, .tooMuchMemory, .noSuchNode: nil
        }
    }

    /// What the task's last lines contain.
    var lastLine: String? {
        switch self {
        case .neverHealthy: "starting: never-healthy"
        case .crashSoon, .crashLate: "fatal: crashed after"
        case .exit0: "nothing to do"
        case .wrongPort: "starting: wrong-port"
        case .outOfMemory: "taking memory without end"
        case .missingImage, .tooMuchMemory, .noSuchNode: nil
        }
    }

    /// Turns a good application into this bad one; the next deployment takes it up.
    func spoil(_ application: ApplicationDetail, _ platform: Installation) async throws {
        switch self {
        case .neverHealthy: try await self.behave("never-healthy", application, platform)
        case .crashSoon: try await self.behave("crash-after", application, platform)
        case .crashLate:
            // After Swarm has called the update of one task complete, and before Roost's own window has passed.
            let seconds = InstallationSettings.usesDefaults ? "32" : "18"
            try await self.behave("crash-after", application, platform, ["CRASH_AFTER": seconds])
        case .exit0: try await self.behave("exit0", application, platform)
        case .wrongPort: try await self.behave("wrong-port", application, platform)
        case .outOfMemory: try await self.behave("oom", application, platform)
        case .missingImage:
            let image = "\(platform.server.registry)/roost-tests/missing:1"
            _ = try await platform.client.updateApplication(
                application.id, ApplicationUpdateRequest(source: SourceUpdateRequest(image: image)))
        case .tooMuchMemory:
            let run = RunRequest(limits: LimitsRequest(memoryMiB: 4_000_000), reservations: ReservationsRequest(memoryMiB: 4_000_000))
            _ = try await platform.client.updateApplication(application.id, ApplicationUpdateRequest(run: run))
        case .noSuchNode:
            let run = RunRequest(placement: PlacementRequest(constraints: ["node.labels.roost-tests==nowhere"]))
            _ = try await platform.client.updateApplication(application.id, ApplicationUpdateRequest(run: run))
        }
    }

    private func behave(
        _ behaviour: String, _ application: ApplicationDetail, _ platform: Installation, _ more: [String: String] = [:]
    ) async throws {
        try await platform.setVariables(
            ["VERSION": "bad", "BEHAVIOUR": behaviour].merging(more) { $1 }, of: application.id)
    }
}
