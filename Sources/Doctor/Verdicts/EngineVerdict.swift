internal import DockerEngine

/// What is said of an engine and its Swarm, by what they tell of themselves.
enum EngineVerdict {
    static func unreachable(_ error: DockerError) -> Finding {
        .failed(
            "docker.connection", "\(error)",
            repair: "Start the Docker Engine, or let DOCKER_HOST say where it is and roostd's user open it.")
    }

    static func version(_ version: DockerVersion) -> Finding {
        let supported = DockerAPIVersion.supported
        let repair = "Use a Docker Engine that speaks API \(supported.lowerBound) to \(supported.upperBound)."
        guard let newest = DockerAPIVersion(version.apiVersion) else {
            return .failed("docker.api", "the engine names no API version", repair: repair)
        }
        let oldest = DockerAPIVersion(version.minAPIVersion) ?? DockerAPIVersion(major: 1, minor: 0)
        guard newest >= supported.lowerBound, oldest <= supported.upperBound else {
            return .failed("docker.api", "engine \(version.version) speaks API \(oldest) to \(newest)", repair: repair)
        }
        return .ok("docker.api", "API \(min(newest, supported.upperBound)) of \(oldest) to \(newest)")
    }

    static func swarm(_ swarm: SwarmInfo?) -> Finding {
        guard let swarm, swarm.localNodeState == .active else {
            let state = swarm?.localNodeState.rawValue ?? ""
            if state == LocalNodeState.locked.rawValue {
                return .failed("docker.swarm", "the Swarm is locked", repair: "Run: docker swarm unlock")
            }
            let error = swarm?.error ?? ""
            return .failed(
                "docker.swarm", "no Swarm is active here (\(state.isEmpty ? "inactive" : state)\(error.isEmpty ? "" : ": \(error)"))",
                repair: "Run: docker swarm init, or let DOCKER_HOST name a manager.")
        }
        guard swarm.isManager else {
            return .failed(
                "docker.swarm", "this node is a worker, which cannot manage services",
                repair: "Let DOCKER_HOST name a manager, or run there: docker node promote \(swarm.nodeID)")
        }
        return .ok("docker.swarm", "manager of a Swarm of \(swarm.nodes) nodes")
    }

    /// - Parameter own: the id of the node that answers.
    static func nodes(_ nodes: [SwarmNode], own: String) -> [Finding] {
        let away = nodes.filter { $0.status.state != .ready }
        let usable = nodes.filter { $0.status.state == .ready && $0.spec.availability == .active }
        guard !usable.isEmpty else {
            return [
                .failed(
                    "docker.nodes", "no node takes tasks: \(nodes.map(Self.words).joined(separator: ", "))",
                    repair: "Bring a node back, or run: docker node update --availability active NODE")
            ]
        }
        if let own = nodes.first(where: { $0.id == own }), own.status.state != .ready {
            return [
                .failed("docker.nodes", "this node is not ready: \(Self.words(own))", repair: "Restart the Docker Engine of this node.")
            ]
        }
        guard away.isEmpty else {
            return [
                .warning(
                    "docker.nodes", "not ready: \(away.map(Self.words).joined(separator: ", "))",
                    repair: "Bring the nodes back, or take them out with: docker node rm --force NODE")
            ]
        }
        let idle = nodes.count - usable.count
        return [.ok("docker.nodes", "\(usable.count) ready" + (idle > 0 ? ", \(idle) of others take no tasks" : ""))]
    }

    static func endpoints(_ mode: EndpointMode?, hasIPVS: Bool, isLocal: Bool) -> Finding {
        guard mode == .vip else { return .ok("docker.endpoints", "services are reached by \(mode?.rawValue ?? "an unknown mode")") }
        guard isLocal, !hasIPVS else { return .ok("docker.endpoints", "services are reached by vip") }
        return .warning(
            "docker.endpoints", "services get virtual addresses, for which this kernel has no IPVS",
            repair: "Set ROOST_ENDPOINT_MODE to auto or dnsrr, or load the kernel's module ip_vs.")
    }

    private static func words(_ node: SwarmNode) -> String {
        let name = node.description?.hostname ?? ""
        let message = node.status.message.isEmpty ? "" : " (\(node.status.message))"
        return "\(name.isEmpty ? node.id : name) \(node.status.state.rawValue)/\(node.spec.availability.rawValue)\(message)"
    }
}
