import DockerEngine
import Model
import Rollout
import TestSupport
import Testing

@Suite("Comparing with what Swarm runs", .timeLimit(.minutes(3)))
struct SwarmComparisonTests {
    private static let disclosure = SpecDisclosure(shownVariables: ["BEHAVIOUR", "VERSION", "PORT"])

    @Test("what was written is no difference, also with every setting, and what was changed past Roost is one")
    func written() async throws {
        try await withRollout { fixture in
            let comparison = SwarmComparison(docker: fixture.lab.client)
            let good = try await fixture.good {
                $0.limits = Model.ResourceLimits(cpus: 1, memoryMiB: 64, pids: 99)
                $0.placement = PlacementRules(constraints: ["node.labels.zone!=nowhere"], maxPerNode: 3)
                $0.update = UpdatePolicy(order: .startFirst, parallelism: 2, delaySeconds: 1, monitorSeconds: 2, deadlineSeconds: 60)
                $0.stopGraceSeconds = 3
                $0.capabilities = ["CHOWN"]
            }
            func drift() async throws -> [SpecDifference] {
                try await comparison.drift(
                    of: try await fixture.service().spec, from: good.desired.spec, disclosure: Self.disclosure)
            }
            #expect(try await drift().isEmpty)
            let plan = try await comparison.differences(
                writing: good.desired.spec, ignoresOrigin: true, disclosure: Self.disclosure)
            #expect(plan.isEmpty)

            let service = try await fixture.service()
            var changed = service.spec
            changed.taskTemplate.containerSpec?.env.append("SNEAKED=hush")
            changed.taskTemplate.containerSpec?.hosts = ["192.0.2.1 elsewhere"]
            changed.mode = .replicated(2)
            try await fixture.lab.client.updateService(service.id, version: service.version, spec: changed)
            let found = try await drift()
            #expect(
                found.map(\.path) == [
                    "Mode.Replicated.Replicas", "TaskTemplate.ContainerSpec.Env.SNEAKED", "TaskTemplate.ContainerSpec.Hosts",
                ])
            #expect(!"\(found)".contains("hush"))
        }
    }

    @Test("a service that does not exist is all difference")
    func absent() async throws {
        try await withRollout { fixture in
            let target = try fixture.target("serve", release: 1)
            let found = try await SwarmComparison(docker: fixture.lab.client).differences(
                writing: target.desired.spec, ignoresOrigin: true, disclosure: Self.disclosure)
            #expect(found.contains { $0.path == "Name" && $0.from == nil && $0.to == fixture.serviceName.rawValue })
        }
    }
}
