import DockerEngine
import FoundationEssentials

/// Lends the engine that `DOCKER_HOST` names, with `LAB_REGISTRY` and `LAB_BASE_IMAGE`, and removes what the test labelled.
///
/// - Throws: ``Lab/Missing`` when a variable is unset: a test never passes without its engine.
public func withDockerLab<Result: Sendable>(_ body: (DockerLab) async throws -> Result) async throws -> Result {
    let client = try DockerClient(configuration: DockerConfiguration(host: try Lab().dockerHost))
    let lab = DockerLab(
        client: client, registry: try Lab().registry, baseImage: try Lab().baseImage,
        mark: "t" + String(UInt64.random(in: 0 ... .max), radix: 36))
    do {
        let result = try await body(lab)
        try await lab.removeAll()
        await client.shutdown()
        return result
    } catch {
        // The test's own error says more than one of cleaning up after it.
        try? await lab.removeAll()
        await client.shutdown()
        throw error
    }
}

/// A variable of the lab's `env` file.
public func labVariable(_ name: String) throws -> String {
    try Lab().value(name)
}

/// Why a test of the engine cannot go on.
public struct DockerLabError: Error, CustomStringConvertible {
    /// One sentence for the reader of the test's output.
    public let description: String

    /// Says why.
    public init(description: String) {
        self.description = description
    }
}

extension DockerLab {
    /// Removes every object with the test's label, services first.
    func removeAll() async throws {
        let filter = DockerFilters.label("roost.test", mark)
        for service in try await client.services(filter) { try await client.removeService(service.id) }
        for container in try await client.containers(filter, all: true) where container.labels["com.docker.swarm.task.id"] == nil {
            try await client.removeContainer(container.id, force: true, volumes: true)
        }
        try await eventually(within: .seconds(90), "the end of the containers of \(mark)") {
            try await client.containers(filter, all: true).isEmpty ? () : nil
        }
        for network in try await client.networks(filter) {
            try await eventually(within: .seconds(90), "the end of network \(network.name)") {
                do {
                    try await client.removeNetwork(network.id)
                    return ()
                } catch let error as DockerError where error.code == .notFound {
                    return ()
                } catch {
                    // Swarm still counts the addresses of tasks that just ended.
                    return nil
                }
            }
        }
        for config in try await client.configs(filter) { try await client.removeConfig(config.id) }
        for secret in try await client.secrets(filter) { try await client.removeSecret(secret.id) }
        for volume in try await client.volumes(filter) { try await client.removeVolume(volume.name) }
    }
}
