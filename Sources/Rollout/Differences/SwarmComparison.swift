package import DockerEngine
package import Model

/// Compares specifications with what Swarm runs; it changes nothing.
package struct SwarmComparison: Sendable {
    private let docker: DockerClient

    package init(docker: DockerClient) {
        self.docker = docker
    }

    /// What would change of the service that runs if `desired` were written.
    ///
    /// - Parameter ignoresOrigin: Whether it does not matter which deployment and release the tasks came from.
    package func differences(
        writing desired: ServiceSpec, ignoresOrigin: Bool, disclosure: SpecDisclosure
    ) async throws -> [SpecDifference] {
        let running = try await self.service(desired.name)?.spec
        return try SpecComparison.differences(
            from: running, to: desired, networkNames: try await self.networkNames(of: desired), ignoresOrigin: ignoresOrigin,
            disclosure: disclosure)
    }

    /// Where `running` is not what `desired` says.
    package func drift(of running: ServiceSpec, from desired: ServiceSpec, disclosure: SpecDisclosure) async throws -> [SpecDifference] {
        try SpecComparison.differences(
            from: desired, to: running, networkNames: try await self.networkNames(of: desired), ignoresOrigin: false,
            disclosure: disclosure)
    }

    /// What differs between two specifications of ours, whoever deployed them.
    package static func differences(
        from old: ServiceSpec, to new: ServiceSpec, disclosure: SpecDisclosure
    ) throws -> [SpecDifference] {
        try SpecComparison.differences(from: old, to: new, ignoresOrigin: true, disclosure: disclosure)
    }

    /// All services of Roost's, by name.
    package func services() async throws(DockerError) -> [String: SwarmService] {
        let services = try await self.docker.services(["label": [RoostLabel.application]])
        return Dictionary(services.map { ($0.spec.name, $0) }) { first, _ in first }
    }

    private func service(_ name: String) async throws(DockerError) -> SwarmService? {
        do {
            let service = try await self.docker.service(name)
            // The engine also finds by the beginning of an id.
            return service.spec.name == name ? service : nil
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// A service names networks by id where it was written by name.
    private func networkNames(of spec: ServiceSpec) async throws(DockerError) -> [String: String] {
        var names: [String: String] = [:]
        for name in spec.taskTemplate.networks.map(\.target) {
            do {
                let network = try await self.docker.network(name)
                if network.name == name { names[network.id] = name }
            } catch  where error.code == .notFound {
                continue
            }
        }
        return names
    }
}
