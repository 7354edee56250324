package import Builder
import ControlPlane
package import DockerEngine
package import Model
import Rollout
package import Store

/// What a deploy would do and how releases differ, found out from the source, the registry and the engine; it changes nothing.
package struct EngineReleasePlanner: ReleasePlanner {
    private let store: DataStore
    private let sources: SourceHeads
    private let docker: DockerClient
    private let vault: DeploymentVault
    private let endpointMode: EndpointMode
    private let probeName: String

    /// - Parameter probe: The health probe that the workers mount.
    package init(
        store: DataStore, sources: SourceHeads, docker: DockerClient, vault: DeploymentVault, endpointMode: EndpointMode, probe: [UInt8]
    ) {
        self.store = store
        self.sources = sources
        self.docker = docker
        self.vault = vault
        self.endpointMode = endpointMode
        self.probeName = RolloutController.probeName(probe)
    }

    package func plan(for application: Application, tenant: TenantContext) async throws -> ReleasePlan {
        let session = self.store.session
        let secrets = try await self.vault.open()
        let variables = try secrets.open(
            try await session.configurations(tenant).effectiveVariables(
                application.configurationNumber, of: application, shared: application.shared),
            of: application)
        let live = try await self.live(application, secrets, tenant: tenant, session: session)
        let source = try await Self.refusing { try await self.resolve(application, secrets, variables: variables, live: live?.release) }
        return try await Self.refusing {
            let comparison = ReleaseComparison(rendering: self.rendering(application, secrets), swarm: SwarmComparison(docker: self.docker))
            let differences = try await comparison.differences(
                image: source.image ?? Self.unbuilt(source.commit), run: application.run, variables: variables,
                ground: try await self.ground(), live: live?.spec)
            return ReleasePlan(commit: source.commit, image: source.image, differences: differences)
        }
    }

    package func differences(
        of application: Application, tenant: TenantContext, from old: Release, to new: Release
    ) async throws -> [SpecDifference] {
        let session = self.store.session
        let secrets = try await self.vault.open()
        var specs: [ServiceSpec] = []
        var variables: [OpenVariables] = []
        for release in [old, new] {
            let configuration = try await session.configurations(tenant).find(release.configurationNumber, of: application.id)
            let opened = try secrets.open(
                try await session.configurations(tenant).effectiveVariables(
                    release.configurationNumber, of: application, shared: release.shared),
                of: application)
            variables.append(opened)
            specs.append(
                ServiceSpecRenderer.render(
                    self.rendering(application, secrets).input(
                        image: release.image, run: configuration.run, variables: opened,
                        // The same on both sides: it belongs to the installation, not to a release.
                        ground: ClusterGround(probe: ProbeConfig(id: "", name: self.probeName), forbidsNewPrivileges: false),
                        deployment: release.deploymentID, releaseNumber: release.number, replicas: configuration.run.replicas,
                        forceUpdate: 0)))
        }
        return try SwarmComparison.differences(from: specs[0], to: specs[1], disclosure: SpecDisclosure(variables))
    }

    private func rendering(_ application: Application, _ secrets: DeploymentSecrets) -> ReleaseRendering {
        ReleaseRendering(application: application, secrets: secrets, endpointMode: self.endpointMode)
    }

    private func ground() async throws -> ClusterGround {
        ClusterGround(
            probe: ProbeConfig(id: "", name: self.probeName),
            forbidsNewPrivileges: try await self.docker.negotiatedVersion() >= RolloutController.privilegesVersion)
    }

    private func live(
        _ application: Application, _ secrets: DeploymentSecrets, tenant: TenantContext, session: StoreSession
    ) async throws -> (release: Release, spec: ServiceSpec)? {
        guard let live = application.live, let intent = try await session.deployments(tenant).intent(of: live.deploymentID),
            let desired = try secrets.open(intent.sealedSpec, deployment: live.deploymentID, of: application)
        else { return nil }
        return (try await session.releases(tenant).find(live.releaseNumber, of: application.id), desired.spec)
    }

    private func resolve(
        _ application: Application, _ secrets: DeploymentSecrets, variables: OpenVariables, live: Release?
    ) async throws -> (commit: String?, image: String?) {
        switch application.source {
        case .image(let reference): return (nil, try await self.sources.resolveImage(reference).description)
        case .git(let source):
            let commit = try await self.sources.head(of: source)
            let digest = try secrets.buildDigest(of: BuildOrigin(source: source, settings: application.build), variables)
            let isBuilt = !application.build.noCache && live?.commit == commit.rawValue && live?.buildDigest == digest
            return (commit.rawValue, isBuilt ? live?.image : nil)
        }
    }

    private static func unbuilt(_ commit: String?) -> String { "(built from \(commit ?? "the source"))" }

    /// Says in the words of use cases why a plan cannot be made.
    private static func refusing<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as BuilderError {
            guard error.isRetriable else { throw ControlPlaneError.conflict("a deploy would fail: \(error.message)") }
            throw ControlPlaneError.unavailable(error.message)
        } catch is DockerError {
            throw ControlPlaneError.unavailable("Docker does not answer")
        }
    }
}
