import DockerEngine
import Model
import Rollout
import Testing

@Suite struct `Whether a roll-out fits` {
    private let gibibyte: Int64 = 1 << 30

    private func node(
        _ id: String, memory: Int64 = 4, cpus: Int64 = 4, labels: [String: String] = [:], state: NodeState = .ready,
        availability: NodeAvailability = .active
    ) -> SwarmNode {
        SwarmNode(
            id: id, version: ObjectVersion(), createdAt: .zero, updatedAt: .zero,
            spec: NodeSpec(labels: labels, role: .worker, availability: availability),
            description: NodeDescription(
                hostname: "host-\(id)", resources: NodeResources(nanoCPUs: cpus * 1_000_000_000, memoryBytes: memory * self.gibibyte)),
            status: NodeStatus(state: state))
    }

    private func spec(
        memoryMiB: Int = 1024, replicas: Int = 1, order: UpdatePolicy.Order = .startFirst, constraints: [String] = [], maxPerNode: Int = 0,
        parallelism: Int = 1, cpus: Double = 0.1
    ) throws -> ServiceSpec {
        let run = RunSettings(
            port: 80, replicas: replicas, limits: Model.ResourceLimits(cpus: 16, memoryMiB: 1 << 20),
            reservations: Model.ResourceReservations(cpus: cpus, memoryMiB: memoryMiB),
            update: UpdatePolicy(order: order, parallelism: parallelism),
            placement: PlacementRules(constraints: constraints, maxPerNode: maxPerNode))
        return ServiceSpecRenderer.render(try .sample(run: run))
    }

    private func running(_ spec: ServiceSpec, on nodes: [String], service: String = "s") -> [SwarmTask] {
        nodes.enumerated().map { index, node in
            SwarmTask(
                id: "\(service)-\(index)", version: ObjectVersion(), createdAt: DockerTimestamp(seconds: Int64(index)), updatedAt: .zero,
                spec: spec.taskTemplate, serviceID: service, slot: index + 1, nodeID: node,
                status: TaskStatus(timestamp: .zero, state: .running), desiredState: .running)
        }
    }

    private func service(_ spec: ServiceSpec) -> SwarmService {
        SwarmService(id: "s", version: ObjectVersion(), createdAt: .zero, updatedAt: .zero, spec: spec)
    }

    @Test func `a first deployment needs room for all its tasks`() throws {
        let nodes = [self.node("a"), self.node("b")]
        #expect(
            CapacityCheck(target: try self.spec(replicas: 8), current: nil, nodes: nodes, tasks: []).problem(keepsTemplate: false) == nil)
        let problem = CapacityCheck(target: try self.spec(replicas: 9), current: nil, nodes: nodes, tasks: []).problem(keepsTemplate: false)
        #expect(
            problem
                == "no node takes the task: host-a has 0 MiB of memory free, 1024 MiB are reserved per task; host-b has 0 MiB of memory free, 1024 MiB are reserved per task"
        )
    }

    @Test func `what other services reserve is taken`() throws {
        let other = self.running(try self.spec(memoryMiB: 2048), on: ["a"], service: "other")
        let check = CapacityCheck(target: try self.spec(memoryMiB: 3072), current: nil, nodes: [self.node("a")], tasks: other)
        #expect(check.problem(keepsTemplate: false)?.contains("2048 MiB of memory free, 3072 MiB are reserved") == true)
    }

    @Test func `start-first needs room beside the old tasks, stop-first does not`() throws {
        for (order, fits) in [(UpdatePolicy.Order.startFirst, false), (.stopFirst, true)] {
            let spec = try self.spec(memoryMiB: 2048, replicas: 2, order: order)
            let check = CapacityCheck(
                target: spec, current: self.service(spec), nodes: [self.node("a")], tasks: self.running(spec, on: ["a", "a"]))
            #expect((check.problem(keepsTemplate: false) == nil) == fits)
        }
    }

    @Test func `start-first of several at once needs room for them at once`() throws {
        for (parallelism, fits) in [(1, true), (2, false)] {
            let spec = try self.spec(memoryMiB: 1280, replicas: 2, parallelism: parallelism)
            let check = CapacityCheck(
                target: spec, current: self.service(spec), nodes: [self.node("a")], tasks: self.running(spec, on: ["a", "a"]))
            #expect((check.problem(keepsTemplate: false) == nil) == fits)
        }
    }

    @Test func `a change of scale needs room for what is new`() throws {
        let old = try self.spec(replicas: 2)
        for (replicas, fits) in [(1, true), (2, true), (4, true), (5, false)] {
            let check = CapacityCheck(
                target: try self.spec(replicas: replicas), current: self.service(old), nodes: [self.node("a")],
                tasks: self.running(old, on: ["a", "a"]))
            #expect((check.problem(keepsTemplate: true) == nil) == fits, "\(replicas)")
        }
    }

    @Test func `constraints name the one that no node has`() throws {
        let nodes = [self.node("a", labels: ["zone": "Earth"])]
        func problem(_ constraint: String) throws -> String? {
            CapacityCheck(target: try self.spec(constraints: [constraint]), current: nil, nodes: nodes, tasks: []).problem(
                keepsTemplate: false)
        }
        #expect(try problem("node.labels.zone==earth") == nil)
        #expect(try problem("node.labels.other!=x") == nil)
        #expect(try problem("node.labels.zone!=earth") == "no node takes the task: host-a does not match node.labels.zone!=earth")
        #expect(try problem("node.labels.zone==mars") == "no node takes the task: host-a does not match node.labels.zone==mars")
    }

    @Test func `nodes that are down or drained take nothing`() throws {
        for node in [self.node("a", state: .down), self.node("a", availability: .drain), self.node("a", availability: .pause)] {
            let check = CapacityCheck(target: try self.spec(), current: nil, nodes: [node], tasks: [])
            #expect(check.problem(keepsTemplate: false) == "no node takes the task: host-a is not ready or takes no tasks")
        }
        let none = CapacityCheck(target: try self.spec(), current: nil, nodes: [], tasks: [])
        #expect(none.problem(keepsTemplate: false) == "no node takes the task: there is no node")
    }

    @Test func `a limit per node counts the old tasks too`() throws {
        let nodes = [self.node("a")]
        let spec = try self.spec(maxPerNode: 1)
        let startFirst = CapacityCheck(target: spec, current: self.service(spec), nodes: nodes, tasks: self.running(spec, on: ["a"]))
        #expect(startFirst.problem(keepsTemplate: false)?.contains("the most allowed on one node") == true)
        let stopFirst = try self.spec(order: .stopFirst, maxPerNode: 1)
        let check = CapacityCheck(target: stopFirst, current: self.service(spec), nodes: nodes, tasks: self.running(spec, on: ["a"]))
        #expect(check.problem(keepsTemplate: false) == nil)
    }

    @Test func `CPUs count like memory`() throws {
        let check = CapacityCheck(target: try self.spec(cpus: 4.5), current: nil, nodes: [self.node("a")], tasks: [])
        #expect(check.problem(keepsTemplate: false) == "no node takes the task: host-a has 4.00 CPUs free, 4.50 are reserved per task")
    }
}
