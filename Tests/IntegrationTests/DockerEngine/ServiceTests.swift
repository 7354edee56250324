import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DockerServiceTests {
    @Test("A service is created, found, updated from its version, and removed")
    func lifecycle() async throws {
        try await withDockerLab { lab in
            let client = lab.client
            var spec = lab.serviceSpec("web", command: DockerLab.idle)
            let created = try await client.createService(spec)
            let first = try await client.service(created.id)
            #expect(first.spec.name == spec.name)
            #expect(try await client.services(.label("roost.test", lab.mark)).map(\.id) == [created.id])
            let task = try #require(try await lab.waitUntilRunning(created.id).first)
            #expect(try await client.task(task.id).serviceID == created.id)

            spec.mode = .replicated(2)
            spec.taskTemplate.containerSpec?.env = ["A=1"]
            let current = try await client.service(created.id)
            try await client.updateService(created.id, version: current.version, spec: spec)
            let tasks = try await lab.waitUntilRunning(created.id, tasks: 2)
            #expect(tasks.allSatisfy { $0.spec.containerSpec?.env == ["A=1"] })
            #expect(try await client.service(spec.name).previousSpec?.mode == .replicated(1))

            try await client.removeService(spec.name)
            await #expect { try await client.service(created.id) } throws: { ($0 as? DockerError)?.code == .notFound }
        }
    }

    @Test("An update from an old version is out of sequence and changes nothing")
    func outOfSequence() async throws {
        try await withDockerLab { lab in
            var spec = lab.serviceSpec("web", command: DockerLab.idle)
            let id = try await lab.client.createService(spec).id
            let read = try await lab.client.service(id)
            spec.labels["n"] = "1"
            try await lab.client.updateService(id, version: read.version, spec: spec)
            spec.labels["n"] = "2"
            await #expect {
                try await lab.client.updateService(id, version: read.version, spec: spec)
            } throws: {
                ($0 as? DockerError)?.code == .outOfSequence
            }
            #expect(try await lab.client.service(id).spec.labels["n"] == "1")
        }
    }

    @Test("A name that is taken is a conflict; a spec that Swarm refuses is a bad request")
    func refusals() async throws {
        try await withDockerLab { lab in
            let spec = lab.serviceSpec("web", command: DockerLab.idle, replicas: 0)
            _ = try await lab.client.createService(spec)
            await #expect { try await lab.client.createService(spec) } throws: { ($0 as? DockerError)?.code == .conflict }
            var bad = spec
            bad.name = "not a name"
            await #expect { try await lab.client.createService(bad) } throws: { ($0 as? DockerError)?.code == .badRequest }
        }
    }

    @Test("The whole of a modelled spec is taken and given back by the engine")
    func fullSpec() async throws {
        try await withDockerLab { lab in
            let config = try await lab.client.createConfig(
                ConfigSpec(name: "c-\(lab.mark)", labels: lab.labels, data: Data("from a config".utf8)))
            let secret = try await lab.client.createSecret(
                SecretSpec(name: "s-\(lab.mark)", labels: lab.labels, data: Data("from a secret".utf8)))
            let spec = Self.fullSpec(lab, config: config, secret: secret)
            let id = try await lab.client.createService(spec).id
            let stored = try await lab.client.service(id).spec
            let sent = try #require(spec.taskTemplate.containerSpec)
            let kept = try #require(stored.taskTemplate.containerSpec)
            #expect(kept == sent)
            #expect(stored.updateConfig == spec.updateConfig)
            #expect(stored.taskTemplate.resources == spec.taskTemplate.resources)
            #expect(stored.taskTemplate.restartPolicy == spec.taskTemplate.restartPolicy)
            let task = try #require(try await lab.waitUntilRunning(id).first)
            var text = ""
            for try await frame in try await lab.client.taskLogs(task.id) { text += String(decoding: frame.bytes, as: UTF8.self) }
            #expect(text.contains("from a config"))
            #expect(text.contains("from a secret"))
            #expect(text.contains("uid=1000"))
            let container = try await lab.client.container(try #require(task.status.containerStatus).containerID)
            #expect(container.hostConfig.readonlyRootfs)
            #expect(container.hostConfig.capDrop == ["ALL"] || container.hostConfig.capDrop.count > 10)
            #expect(container.hostConfig.memory == 32 << 20)
        }
    }

    private static func fullSpec(_ lab: DockerLab, config: String, secret: String) -> ServiceSpec {
        var spec = lab.serviceSpec("full", command: [])
        // What it prints is there at once; the container stays for the test to look at.
        spec.taskTemplate.containerSpec = ContainerSpec(
            image: lab.baseImage, labels: lab.labels, command: ["sh", "-c"],
            args: ["cat /.roost/c /run/secrets/s; id; exec sleep 1000"], hostname: "box", env: ["A=1", "B={{\"{{\"}}x"], dir: "/tmp",
            user: "1000:1000", groups: ["2000"], readOnly: true,
            mounts: [
                Mount(type: .tmpfs, target: "/tmp", tmpfsOptions: TmpfsOptions(sizeBytes: 1 << 20)),
                Mount(type: .volume, source: "v-\(lab.mark)", target: "/data", volumeOptions: VolumeOptions(labels: lab.labels)),
            ], stopSignal: "SIGINT", stopGracePeriod: .seconds(2),
            healthcheck: HealthConfig(
                test: ["CMD", "true"], interval: .milliseconds(500), timeout: .seconds(2), retries: 2, startPeriod: .seconds(1)),
            secrets: [SecretReference(file: FileTarget(name: "s"), secretID: secret, secretName: "s-\(lab.mark)")],
            configs: [ConfigReference(file: FileTarget(name: "/.roost/c", mode: 0o555), configID: config, configName: "c-\(lab.mark)")],
            initProcess: true, sysctls: ["net.ipv4.ip_unprivileged_port_start": "0"], capabilityDrop: ["ALL"],
            ulimits: [Ulimit(name: "nofile", soft: 1024, hard: 2048)])
        spec.taskTemplate.resources = ResourceRequirements(
            limits: ResourceLimits(nanoCPUs: 500_000_000, memoryBytes: 32 << 20, pids: 50),
            reservations: ResourceReservations(nanoCPUs: 1_000_000, memoryBytes: 4 << 20))
        spec.taskTemplate.restartPolicy = RestartPolicy(condition: .onFailure, delay: .seconds(1), maxAttempts: 3, window: .seconds(60))
        spec.taskTemplate.placement = Placement(constraints: ["node.role==manager"], maxReplicas: 2)
        spec.taskTemplate.logDriver = LogDriver(name: "json-file", options: ["max-size": "1m"])
        spec.updateConfig = UpdateConfig(
            parallelism: 2, delay: .seconds(1), failureAction: .rollback, monitor: .seconds(5), maxFailureRatio: 0.25, order: .startFirst)
        return spec
    }
}
