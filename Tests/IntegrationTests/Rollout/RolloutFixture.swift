import DockerEngine
import Foundation
import Logging
import Model
import Rollout
import TestSupport

/// One application on the lab's engine: its network, a prober beside it, and the sample image that is good or bad as told.
struct RolloutFixture: Sendable {
    let lab: DockerLab
    let controller: RolloutController
    let networkName: String
    let serviceName: ServiceName
    let sealer = SpecSealer(key: Array(repeating: 1, count: 32))
    private let image: String
    private let probe: ProbeConfig
    private let prober: ContainerProber

    static let timings = RolloutTimings(
        stabilityWindow: .seconds(3), pollInterval: .milliseconds(500), outageBeforeStart: .seconds(20), schedulingGrace: .seconds(15),
        healthMargin: .seconds(20))

    /// - Parameter docker: the way to the engine that the controller takes; nil for the lab's.
    init(_ lab: DockerLab, timings: RolloutTimings = Self.timings, docker: DockerClient? = nil) async throws {
        self.lab = lab
        self.networkName = "rollout-\(lab.mark)"
        self.serviceName = ServiceName(stored: "rollout-\(lab.mark)")
        let reference = try await SampleImage.app
        let repository = reference.hasSuffix(":1") ? String(reference.dropLast(2)) : reference
        self.image = "\(repository)@\(try await lab.client.distribution(reference).descriptor.digest)"
        self.prober = try await ContainerProber(lab: lab, networkName: self.networkName) { name, labels in
            try await RolloutController(docker: lab.client, prober: NoProber(), logger: Logger(label: "test"))
                .ensureNetwork(named: name, labels: labels)
        }
        self.controller = RolloutController(
            docker: docker ?? lab.client, prober: self.prober, timings: timings, logger: Logger(label: "test"))
        let probePath = try labVariable("LAB_PROBE")
        self.probe = try await self.controller.ensureProbeConfig(Array(try Data(contentsOf: URL(filePath: probePath))))
    }

    /// A specification of the sample application that behaves as told.
    func target(
        _ behaviour: String, release: Int, variables: [String: String] = [:], image: String? = nil, forceUpdate: UInt64 = 0,
        replicas: Int = 1, change: (inout RunSettings) -> Void = { _ in }
    ) throws -> RolloutTarget {
        var run = RunSettings(
            port: 8080, replicas: replicas,
            limits: Model.ResourceLimits(cpus: 0.5, memoryMiB: 64, pids: 64),
            reservations: Model.ResourceReservations(cpus: 0.01, memoryMiB: 16),
            healthCheck: HealthCheck(type: .http, path: "/", intervalSeconds: 1, timeoutSeconds: 2, retries: 2, startPeriodSeconds: 2),
            update: UpdatePolicy(monitorSeconds: 1, deadlineSeconds: 60), restart: Model.RestartPolicy(maxAttempts: 2, delaySeconds: 1),
            stopGraceSeconds: 2)
        change(&run)
        let input = RenderInput(
            teamID: .make(), projectID: .make(), environmentID: .make(), applicationID: .make(), serviceName: self.serviceName,
            networkName: self.networkName, image: image ?? self.image, deploymentID: .make(), releaseNumber: release, run: run,
            replicas: run.replicas, variables: variables.merging(["BEHAVIOUR": behaviour]) { given, _ in given }, probe: self.probe,
            endpointMode: .dnsrr, forceUpdate: forceUpdate)
        var spec = ServiceSpecRenderer.render(input)
        spec.labels.merge(self.lab.labels) { $1 }
        spec.taskTemplate.containerSpec?.labels.merge(self.lab.labels) { $1 }
        return RolloutTarget(desired: try self.sealer.seal(spec), run: run)
    }

    func plan(
        _ target: RolloutTarget, over lastGood: RolloutTarget?, kind: DeploymentKind = .deploy, status: DeploymentStatus = .deploying,
        failure: DeploymentFailure? = nil, secrets: [String] = []
    ) -> RolloutPlan {
        RolloutPlan(
            kind: kind, status: status, failure: failure, target: target, lastGood: lastGood, networkName: self.networkName,
            secrets: secrets)
    }

    func run(
        _ plan: RolloutPlan, _ journal: RecordingJournal = RecordingJournal(),
        isCancelled: @escaping @Sendable () async -> Bool = { false }
    ) async throws -> RolloutOutcome {
        try await self.controller.run(plan, journal: journal, isCancelled: isCancelled)
    }

    /// A first version that serves.
    func good(replicas: Int = 1, change: (inout RunSettings) -> Void = { _ in }) async throws -> RolloutTarget {
        let target = try self.target("serve", release: 1, replicas: replicas, change: change)
        let outcome = try await self.run(self.plan(target, over: nil))
        guard outcome == .succeeded else { throw UnexpectedOutcome(description: "the first version did not start: \(outcome)") }
        return target
    }

    /// The same with what a scale, stop or start changes.
    func scaled(_ target: RolloutTarget, to replicas: Int) throws -> RolloutTarget {
        RolloutTarget(desired: try self.sealer.scale(target.desired, to: replicas), run: target.run)
    }

    /// The tasks that are meant to run, by the label of their deployment.
    func wanted() async throws -> [String] {
        try await self.lab.client.tasks(["service": [self.serviceName.rawValue], "desired-state": ["running"]])
            .map { $0.spec.containerSpec?.labels[RoostLabel.deployment] ?? "" }
    }

    /// The tasks of a target that Swarm remembers.
    func tasks(of target: RolloutTarget) async throws -> [SwarmTask] {
        try await self.lab.client.tasks(["service": [self.serviceName.rawValue]])
            .filter { $0.spec.containerSpec?.labels[RoostLabel.deployment] == target.desired.deploymentLabel }
    }

    /// Whether exactly the target's tasks run and answer on their port.
    func serves(_ target: RolloutTarget) async throws -> Bool {
        let tasks = try await self.lab.client.tasks(["service": [self.serviceName.rawValue], "desired-state": ["running"]])
        guard tasks.count == target.desired.replicas else { return false }
        for task in tasks {
            guard task.status.state == .running, let address = task.networkAttachments.first?.hosts.first,
                task.spec.containerSpec?.labels[RoostLabel.deployment] == target.desired.deploymentLabel,
                await self.prober.ask(address, .http(path: "/", statuses: 200...399), port: 8080).isGood
            else { return false }
        }
        return true
    }

    /// Takes away what else stands in the application's network.
    func removeProber() async throws { try await self.prober.remove() }

    func service() async throws -> SwarmService { try await self.lab.client.service(self.serviceName.rawValue) }
}

/// Lends a fixture on the lab's engine and cleans up after it.
func withRollout(
    timings: RolloutTimings = RolloutFixture.timings, _ body: (RolloutFixture) async throws -> Void
) async throws {
    try await withDockerLab { lab in try await body(try await RolloutFixture(lab, timings: timings)) }
}
