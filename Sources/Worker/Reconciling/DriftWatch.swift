package import DockerEngine
package import Logging
import Model
import Rollout
import ServiceLifecycle
package import Store

/// Looks whether what runs is what the live releases say, and notes where it is not: somebody may change a service past Roost.
package struct DriftWatch: Service {
    private let store: DataStore
    private let swarm: SwarmComparison
    private let vault: DeploymentVault
    private let interval: Duration
    private let logger: Logger

    /// - Parameter interval: The time between two looks; what changed in between is reported by the second at the latest.
    package init(store: DataStore, docker: DockerClient, vault: DeploymentVault, interval: Duration, logger: Logger) {
        self.store = store
        self.swarm = SwarmComparison(docker: docker)
        self.vault = vault
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var seen: [ApplicationID: Look] = [:]
            while !Task.isCancelled {
                seen = await self.look(after: seen)
                try await Task.sleep(for: self.interval)
            }
        }
    }

    /// What was compared: as long as it is the same, so is what was found.
    struct Look: Sendable, Hashable {
        let live: LiveState
        let serviceID: String?
        let version: UInt64?
    }

    /// Looks at each application that nothing is under way for.
    ///
    /// - Returns: What was looked at; what could not be is left out and looked at again.
    func look(after seen: [ApplicationID: Look]) async -> [ApplicationID: Look] {
        do {
            // First what should run: what starts afterwards is under way, or is live, when the finding is written.
            let applications = try await self.applications()
            let services = try await self.swarm.services()
            var looks: [ApplicationID: Look] = [:]
            for application in applications {
                let service = services[application.serviceName.rawValue]
                let look = Look(live: application.live, serviceID: service?.id, version: service?.version.index)
                if seen[application.id] == look {
                    looks[application.id] = look
                } else if await self.compare(application, with: service?.spec) {
                    looks[application.id] = look
                }
            }
            return looks
        } catch {
            self.logger.debug("what runs could not be looked at", metadata: ["error": "\(error)"])
            return seen
        }
    }

    private func applications() async throws(StoreError) -> [SettledApplication] {
        var applications: [SettledApplication] = []
        while true {
            let page = try await self.store.session.settledApplications(after: applications.last?.id)
            if page.isEmpty { return applications }
            applications += page
        }
    }

    /// Notes what differs; whether that could be found out.
    private func compare(_ settled: SettledApplication, with running: ServiceSpec?) async -> Bool {
        do {
            let differences = try await self.differences(settled, running)
            let repository = self.store.session.drifts(settled.tenant)
            guard !differences.isEmpty else {
                try await repository.clear(settled.id)
                return true
            }
            guard try await repository.keep(differences, of: settled.id, live: settled.live) else { return false }
            self.logger.warning(
                "what runs is not what the release says",
                metadata: ["service": "\(settled.serviceName)", "fields": "\(differences.map(\.path).joined(separator: " "))"])
            return true
        } catch {
            self.logger.debug("a service could not be compared", metadata: ["service": "\(settled.serviceName)", "error": "\(error)"])
            return false
        }
    }

    private func differences(_ settled: SettledApplication, _ running: ServiceSpec?) async throws -> [SpecDifference] {
        guard let running else {
            // What was restored as stopped has no service before its start.
            if settled.live.replicas == 0 { return [] }
            return [SpecDifference(path: "Name", from: settled.serviceName.rawValue, to: nil)]
        }
        let session = self.store.session
        let secrets = try await self.vault.open()
        let application = try await session.applications(settled.tenant).find(settled.id)
        guard let intent = try await session.deployments(settled.tenant).intent(of: settled.live.deploymentID),
            let written = try secrets.open(intent.sealedSpec, deployment: settled.live.deploymentID, of: application)
        else { return [] }
        let desired = try secrets.specs.scale(written, to: settled.live.replicas)
        let release = try await session.releases(settled.tenant).find(settled.live.releaseNumber, of: settled.id)
        let variables = try secrets.open(
            try await session.configurations(settled.tenant).effectiveVariables(
                release.configurationNumber, of: application, shared: release.shared),
            of: application)
        return try await self.swarm.drift(of: running, from: desired.spec, disclosure: SpecDisclosure(variables))
    }
}
