import DockerEngine
import Model
import Rollout
import Store

/// What serves, and what is to serve.
extension DeploymentRun {
    /// What serves now, exactly as it was told to Swarm, with the number of tasks that it has since; nil where nothing was ever live.
    ///
    /// - Throws: ``DeploymentFailure`` where something is live but its specification cannot be read: taking that for a first
    ///   deployment would remove what serves when the new version fails.
    func liveTarget() async throws -> RolloutTarget? {
        guard let live = self.application.live else { return nil }
        guard let intent = try await self.session.deployments(self.tenant).intent(of: live.deploymentID),
            let desired = try? self.secrets.open(intent.sealedSpec, deployment: live.deploymentID, of: self.application)
        else {
            throw self.failure(.invalidSource, "the specification of what serves cannot be read: are the master keys complete?")
        }
        let release = try await self.session.releases(self.tenant).find(live.releaseNumber, of: self.application.id)
        let configuration = try await self.session.configurations(self.tenant).find(
            release.configurationNumber, of: self.application.id)
        return RolloutTarget(desired: try self.secrets.specs.scale(desired, to: live.replicas), run: configuration.run)
    }

    var rendering: ReleaseRendering {
        ReleaseRendering(
            application: self.application, secrets: self.secrets, endpointMode: self.worker.configuration.endpointMode)
    }

    /// All variables that a release consists of, its own and those that were shared with it.
    func variables(of release: Release) async throws -> OpenVariables {
        try await self.variables(release.configurationNumber, shared: release.shared)
    }

    func variables(_ configurationNumber: Int, shared: SharedVariableNumbers) async throws -> OpenVariables {
        try self.secrets.open(
            try await self.session.configurations(self.tenant).effectiveVariables(
                configurationNumber, of: self.application, shared: shared),
            of: self.application)
    }

    /// What is to serve: the intent of an earlier worker where there is one, so that two workers never render two targets.
    ///
    /// Then the cluster is not looked at either: what was told to Swarm must be followed to its end, whether Docker answers now or not.
    func target(
        _ release: Release, configuration: ConfigurationVersion, variables: OpenVariables, live: RolloutTarget?
    ) async throws -> RolloutTarget {
        if let intent = self.claimed.intent,
            let desired = try self.secrets.open(intent.sealedSpec, deployment: self.deployment.id, of: self.application)
        {
            return RolloutTarget(desired: desired, run: configuration.run)
        }
        let sealer = self.secrets.specs
        // A service that was restored as a stopped one was never told to Swarm, and its network may not be there yet.
        if [.scale, .start].contains(self.deployment.kind), live?.desired.replicas == 0 { _ = try await self.prepareGround(variables) }
        switch (self.deployment.kind, live) {
        case (.scale, .some(let live)):
            let replicas = self.deployment.request.replicas ?? live.desired.replicas
            return RolloutTarget(desired: try sealer.scale(live.desired, to: replicas), run: live.run)
        case (.stop, .some(let live)):
            return RolloutTarget(desired: try sealer.scale(live.desired, to: 0), run: live.run)
        case (.start, .some(let live)):
            let replicas = max(1, self.application.run.replicas)
            return RolloutTarget(desired: try sealer.scale(live.desired, to: replicas), run: live.run)
        case (.deploy, .some(let live)) where release.deploymentID != self.deployment.id,
            (.promote, .some(let live)) where release.deploymentID != self.deployment.id:
            // Found to be what runs already.
            return RolloutTarget(desired: live.desired, run: configuration.run)
        default:
            let ground = try await self.prepareGround(variables)
            let isRestart = self.deployment.kind == .restart
            let forced = live?.desired.spec.taskTemplate.forceUpdate ?? 0
            let input = self.rendering.input(
                image: release.image, run: configuration.run, variables: variables, ground: ground, deployment: self.deployment.id,
                releaseNumber: release.number,
                replicas: (isRestart ? live?.desired.replicas : self.restoredReplicas) ?? configuration.run.replicas,
                forceUpdate: isRestart ? forced &+ 1 : 0)
            return RolloutTarget(desired: try sealer.seal(ServiceSpecRenderer.render(input)), run: configuration.run)
        }
    }
}
