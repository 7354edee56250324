package import DockerEngine

/// Whether the engine is reached, speaks a version of the API that Roost speaks, and manages a Swarm whose nodes are ready.
package struct EngineCheck: Check {
    package let part = "docker"
    package let repair = "Start the Docker Engine, or let DOCKER_HOST say where it is."
    private let docker: DockerClient
    private let endpointMode: EndpointMode?

    /// - Parameter endpointMode: how services are reached inside their networks; nil where the setting cannot be used.
    package init(_ docker: DockerClient, endpointMode: EndpointMode?) {
        self.docker = docker
        self.endpointMode = endpointMode
    }

    package func examine() async throws -> [Finding] {
        let version: DockerVersion
        do { version = try await self.docker.engineVersion() } catch { return [EngineVerdict.unreachable(error)] }
        var findings = [Finding.ok("docker.connection", "engine \(version.version)")]
        let api = EngineVerdict.version(version)
        findings.append(api)
        guard api.verdict == .ok else { return findings }
        let info: DockerInfo
        do { info = try await self.docker.info() } catch { return findings + [EngineVerdict.unreachable(error)] }
        findings.append(EngineVerdict.swarm(info.swarm))
        if info.swarm?.isManager == true {
            do {
                findings += EngineVerdict.nodes(try await self.docker.nodes(), own: info.swarm?.nodeID ?? "")
            } catch {
                findings.append(
                    .failed("docker.nodes", "\(error)", repair: "Bring back most of the Swarm's managers: without them it has no leader."))
            }
        }
        findings.append(EngineVerdict.endpoints(self.endpointMode, hasIPVS: KernelFacts.hasIPVS, isLocal: self.docker.isLocal))
        return findings
    }
}

extension DockerClient {
    /// Whether the engine is on this machine, as far as its address tells.
    var isLocal: Bool { self.configuration.host.hasPrefix("unix:") }
}
