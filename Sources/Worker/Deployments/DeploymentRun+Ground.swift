import DockerEngine
import Model
import Rollout

/// What a service stands on: the network of its environment, and the probe that its health check runs.
extension DeploymentRun {
    /// How long Docker may be away before anything was told to it.
    private static let patience: Duration = .seconds(30)

    /// Makes sure of both; nothing that serves is touched.
    ///
    /// - Throws: ``DeploymentFailure`` where Docker refuses, or stays away too long.
    func prepareGround() async throws -> ClusterGround {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                _ = try await self.worker.rollout.ensureNetwork(named: self.application.networkName, labels: self.networkLabels)
                return ClusterGround(
                    probe: try await self.worker.rollout.ensureProbeConfig(self.worker.probe),
                    forbidsNewPrivileges: try await self.worker.rollout.canForbidNewPrivileges())
            } catch {
                try Task.checkCancellation()
                guard error.isRetriable else { throw self.failure(.dockerUnavailable, "Docker refuses the network: \(error.message)") }
                guard ContinuousClock.now < deadline else {
                    throw self.failure(.dockerUnavailable, "Docker does not answer: \(error.message)")
                }
                await self.progress.report("waiting for Docker", DeploymentStatus.deploying.progress)
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    private var networkLabels: [String: String] {
        [
            "roost.team": self.application.teamID.description, "roost.project": self.application.projectID.description,
            "roost.environment": self.application.environmentID.description,
        ]
    }
}
