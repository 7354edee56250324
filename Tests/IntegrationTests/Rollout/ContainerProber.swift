import DockerEngine
import Rollout
import TestSupport

/// Asks each task at its own address, from a plain container on the environment's network.
struct ContainerProber: TaskProber {
    private let client: DockerClient
    private let container: String

    init(lab: DockerLab, networkName: String, ensureNetwork: (String, [String: String]) async throws -> String) async throws {
        _ = try await ensureNetwork(networkName, lab.labels)
        self.client = lab.client
        let creation = try await lab.client.createContainer(
            ContainerSpecification(
                image: lab.baseImage, command: DockerLab.idle, labels: lab.labels,
                hostConfig: HostConfig(networkMode: networkName, restartPolicy: ContainerRestartPolicy(name: "always"))),
            name: "prober-\(lab.mark)")
        self.container = creation.id
        try await lab.client.startContainer(creation.id)
    }

    func probe(_ request: ProbeRequest) async -> [String: ProbeAnswer] {
        await withTaskGroup(of: (String, ProbeAnswer).self) { group in
            for target in request.targets {
                group.addTask { (target.taskID, await self.ask(target.address, request.plan.kind, port: request.plan.port)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    func endProbing(serviceName: String, deploymentLabel: String) async {}

    /// Leaves the network for good.
    func remove() async throws { try await self.client.removeContainer(self.container, force: true) }

    func ask(_ address: String, _ kind: ProbePlan.Kind, port: Int) async -> ProbeAnswer {
        let command =
            switch kind {
            case .http(let path, _): ["timeout", "2", "wget", "-q", "-O", "/dev/null", "http://\(address):\(port)\(path)"]
            case .tcp: ["timeout", "2", "nc", "-z", address, String(port)]
            }
        do {
            let (id, output) = try await self.client.exec(in: self.container, command: command)
            var text = ""
            for try await frame in output { text += String(decoding: frame.bytes, as: UTF8.self) }
            return try await self.client.execExitCode(id) == 0 ? .answered : .refused(text)
        } catch {
            // An engine that was killed starts the container once after its own start, which fails where the network is not back yet. Like
            // the ingress, the prober is then started again by who needs it.
            if error.code == .conflict { try? await self.client.startContainer(self.container) }
            return .unasked("\(error)")
        }
    }
}

/// For calls that need no prober.
struct NoProber: TaskProber {
    func probe(_ request: ProbeRequest) async -> [String: ProbeAnswer] { [:] }
    func endProbing(serviceName: String, deploymentLabel: String) async {}
}
