import Crypto
package import DockerEngine
import FoundationEssentials
import Logging
import Model

extension RolloutController {
    /// How long Swarm may take to set up a network.
    private static let networkSetUp: Duration = .seconds(10)

    /// The overlay network of an environment, created where there is none.
    ///
    /// It is attachable, so that the ingress, a plain container, can join it.
    ///
    /// - Returns: Its id.
    /// - Throws: ``DockerEngine/DockerError``; `conflict` when a network of that name is of another kind.
    package func ensureNetwork(named name: String, labels: [String: String]) async throws(DockerError) -> String {
        if let id = try await self.networkID(named: name) { return id }
        do {
            return try await self.docker.createNetwork(NetworkSpec(name: name, driver: "overlay", isAttachable: true, labels: labels))
        } catch  where error.code == .conflict {
            if let id = try await self.networkID(named: name) { return id }
            throw error
        }
    }

    /// Whether the engine can keep a service's processes from gaining privileges: since API 1.44.
    package func canForbidNewPrivileges() async throws(DockerError) -> Bool {
        try await self.docker.negotiatedVersion() >= Self.privilegesVersion
    }

    /// The first version of the engine's API in which a service can forbid new privileges.
    package static let privilegesVersion = DockerAPIVersion(major: 1, minor: 44)

    /// Removes a network that nothing uses any more; containers that end just now are waited for.
    package func removeNetwork(named name: String) async throws(DockerError) {
        let limit = ContinuousClock.now + self.timings.removal
        while true {
            do {
                return try await self.docker.removeNetwork(name)
            } catch  where error.code == .notFound {
                return
            } catch {
                guard error.code != .cancelled, ContinuousClock.now < limit else { throw error }
            }
            try await self.pause()
        }
    }

    /// The Swarm config that holds the health probe, named by its content.
    package func ensureProbeConfig(_ probe: [UInt8]) async throws(DockerError) -> ProbeConfig {
        let name = Self.probeName(probe)
        if let id = try await self.configID(named: name) { return ProbeConfig(id: id, name: name) }
        do {
            return ProbeConfig(id: try await self.docker.createConfig(ConfigSpec(name: name, data: Data(probe))), name: name)
        } catch  where error.code == .conflict {
            if let id = try await self.configID(named: name) { return ProbeConfig(id: id, name: name) }
            throw error
        }
    }

    /// The name of the config that holds a health probe.
    package static func probeName(_ probe: [UInt8]) -> String {
        let digest = SHA256.hash(data: probe).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
        return "roost-probe-\(digest)"
    }

    /// Removes a service and waits until its tasks ended; one that does not exist is fine.
    ///
    /// - Parameter patience: How long an engine that does not answer is waited for; nil for as long as before a start.
    /// - Throws: What the journal throws, or ``DockerEngine/DockerError`` when Docker does not do it in time.
    package func removeService(named name: String, journal: any RolloutJournal, patience: Duration? = nil) async throws {
        guard let service = try await self.remove(name, journal: journal, patience: patience ?? self.timings.outageBeforeStart) else {
            return
        }
        let grace = service.spec.taskTemplate.containerSpec?.stopGracePeriod?.duration ?? .seconds(10)
        try await self.awaitEnd(of: service.id, within: grace + self.timings.removal)
    }

    /// Removes a service again and again until the engine says that it is gone.
    ///
    /// - Returns: What was removed, also where the answer to that was lost; nil where there was no such service.
    private func remove(_ name: String, journal: any RolloutJournal, patience: Duration) async throws -> SwarmService? {
        let limit = ContinuousClock.now + patience
        var removed: SwarmService?
        while true {
            do {
                guard let service = try await self.find(name) else { return removed }
                removed = service
                try await journal.recordIntent(versionIndex: 0)
                try await self.docker.removeService(service.id)
                return service
            } catch let error as DockerError where error.code == .notFound {
                return removed
            } catch let error as DockerError where error.isRetriable && ContinuousClock.now < limit {
                try await self.pause()
            }
        }
    }

    /// Whether the engine says that there is no such service.
    func isAbsent(_ name: String) async -> Bool {
        do {
            return try await self.find(name) == nil
        } catch {
            return false
        }
    }

    func find(_ name: String) async throws(DockerError) -> SwarmService? {
        do {
            let service = try await self.docker.service(name)
            // The engine also finds by the beginning of an id.
            return service.spec.name == name ? service : nil
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// The specification with the present ids of the networks, configs and secrets that it names.
    func bind(_ spec: ServiceSpec) async throws(DockerError) -> ServiceSpec {
        var spec = spec
        for index in spec.taskTemplate.networks.indices {
            let name = spec.taskTemplate.networks[index].target
            guard let id = try await self.networkID(named: name) else { throw DockerError(.badRequest, "there is no network \(name)") }
            spec.taskTemplate.networks[index].target = id
        }
        guard var container = spec.taskTemplate.containerSpec else { return spec }
        for index in container.configs.indices {
            let name = container.configs[index].configName
            guard let id = try await self.configID(named: name) else { throw DockerError(.badRequest, "there is no config \(name)") }
            container.configs[index].configID = id
        }
        for index in container.secrets.indices {
            let name = container.secrets[index].secretName
            guard let id = try await self.secretID(named: name) else { throw DockerError(.badRequest, "there is no secret \(name)") }
            container.secrets[index].secretID = id
        }
        spec.taskTemplate.containerSpec = container
        return spec
    }

    func pause(_ length: Duration? = nil) async throws(DockerError) {
        do {
            try await Task.sleep(for: length ?? self.timings.pollInterval)
        } catch {
            throw DockerError(.cancelled, "waiting was cancelled")
        }
    }

    private func awaitEnd(of serviceID: String, within limit: Duration) async throws(DockerError) {
        let end = ContinuousClock.now + limit
        while true {
            do throws(DockerError) {
                let left = try await self.docker.tasks().count { $0.serviceID == serviceID && !$0.status.state.isTerminal }
                if left == 0 { return }
                guard ContinuousClock.now < end else { throw DockerError(.timeout, "\(left) tasks of the service did not end") }
            } catch  where error.isRetriable && ContinuousClock.now < end {
                self.logger.debug("docker could not be asked", metadata: ["error": "\(error)"])
            }
            try await self.pause()
        }
    }

    private func networkID(named name: String) async throws(DockerError) -> String? {
        let end = ContinuousClock.now + Self.networkSetUp
        while true {
            let found: DockerNetwork
            do {
                found = try await self.docker.network(name)
            } catch  where error.code == .notFound {
                return nil
            }
            guard found.name == name else { return nil }
            // Swarm tells the driver of a network only once it has set it up, a moment after somebody created it.
            if found.driver.isEmpty {
                guard ContinuousClock.now < end else { throw DockerError(.server, "the network \(name) is not set up") }
                try await self.pause(.milliseconds(50))
                continue
            }
            guard found.driver == "overlay", found.isAttachable else {
                throw DockerError(.conflict, "the network \(name) is no attachable overlay network")
            }
            return found.id
        }
    }

    private func configID(named name: String) async throws(DockerError) -> String? {
        do {
            let config = try await self.docker.config(name)
            return config.spec.name == name ? config.id : nil
        } catch  where error.code == .notFound {
            return nil
        }
    }
}
