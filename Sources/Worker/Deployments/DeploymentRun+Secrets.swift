import DockerEngine
import Logging
import Model
import Rollout
import Store

/// The Swarm secrets of an application: there while a kept release needs them, and no longer.
extension DeploymentRun {
    /// How many releases there may be at most that are looked at; `keepReleases` and those whose deployments failed since are fewer.
    private static let maximumReleases = 1000

    /// Makes sure of the secrets that the target and what serves now need: a rollback must find them, whoever removed them.
    ///
    /// Where Docker does not answer, the roll-out itself says so.
    func keepSecrets(_ variables: OpenVariables) async {
        do {
            try await self.ensureSecrets(variables)
            guard let live = self.application.live else { return }
            let release = try await self.session.releases(self.tenant).find(live.releaseNumber, of: self.application.id)
            try await self.ensureSecrets(try await self.variables(of: release))
        } catch {
            self.logger.warning("the secrets of what serves could not be looked at", metadata: ["error": "\(error)"])
        }
    }

    /// Removes the secrets that no kept release needs any more; what cannot be removed now is after the next deployment.
    func sweepSecrets() async {
        do {
            let there = try await self.worker.rollout.secretNames(of: self.application.id)
            guard !there.isEmpty, !Set(there).subtracting(try await self.neededSecrets()).isEmpty else { return }
            try await self.worker.store.withTransaction { session in
                // While it is held no deployment is accepted, and one that was accepted already looks after them at its own end: so
                // nobody relies on a secret between the look and the removal.
                try await session.applications(self.tenant).lock(self.application.id)
                guard try await !session.applications(self.tenant).hasUnfinishedDeployments(self.application.id) else { return }
                let needed = try await self.neededSecrets()
                for name in there where !needed.contains(name) { try await self.worker.rollout.removeSecret(named: name) }
            }
        } catch {
            self.logger.warning("secrets that nobody needs stay for now", metadata: ["error": "\(error)"])
        }
    }

    private func neededSecrets() async throws -> Set<String> {
        let releases = try await self.session.releases(self.tenant).list(
            of: self.application.id, before: nil, limit: Self.maximumReleases)
        var needed: Set<String> = []
        var seen: Set<[Int]> = []
        for release in releases
        where seen.insert([release.configurationNumber, release.shared.project, release.shared.environment]).inserted {
            let variables = try await self.variables(of: release)
            needed.formUnion(self.secrets.files(variables, of: self.application).map(\.file.secretName))
        }
        return needed
    }
}
