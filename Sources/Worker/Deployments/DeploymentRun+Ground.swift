import DockerEngine
import Model
import Rollout

/// What a service stands on: the network of its environment, and the probe that its health check runs.
extension DeploymentRun {
    /// How long Docker may be away before anything was told to it.
    private static let patience: Duration = .seconds(30)

    /// Makes sure of both, and of the secrets that `variables` need as files; nothing that serves is touched.
    ///
    /// - Throws: ``DeploymentFailure`` where Docker refuses, or stays away too long.
    func prepareGround(_ variables: OpenVariables) async throws -> ClusterGround {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                _ = try await self.worker.rollout.ensureNetwork(named: self.application.networkName, labels: self.networkLabels)
                try await self.ensureSecrets(variables)
                return ClusterGround(
                    probe: try await self.worker.rollout.ensureProbeConfig(self.worker.probe),
                    forbidsNewPrivileges: try await self.worker.rollout.canForbidNewPrivileges())
            } catch {
                try Task.checkCancellation()
                guard error.isRetriable else {
                    throw self.failure(.dockerUnavailable, "Docker refuses the network or a secret: \(error.message)")
                }
                guard ContinuousClock.now < deadline else {
                    throw self.failure(.dockerUnavailable, "Docker does not answer: \(error.message)")
                }
                await self.progress.report("waiting for Docker", DeploymentStatus.deploying.progress)
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Makes the Swarm secrets of `variables` that are missing.
    func ensureSecrets(_ variables: OpenVariables) async throws(DockerError) {
        var labels = self.networkLabels
        labels["roost.application"] = self.application.id.description
        labels["roost.deployment"] = self.deployment.id.description
        for (file, content) in self.secrets.files(variables, of: self.application) {
            try await self.worker.rollout.ensureSecret(named: file.secretName, content: content, labels: labels)
        }
    }

    private var networkLabels: [String: String] {
        [
            "roost.team": self.application.teamID.description, "roost.project": self.application.projectID.description,
            "roost.environment": self.application.environmentID.description,
        ]
    }
}
