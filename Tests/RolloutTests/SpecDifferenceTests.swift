import DockerEngine
import Foundation
import Model
import Testing

@testable import Rollout

@Suite struct `Differences between specifications` {
    private func differences(
        _ old: ServiceSpec?, _ new: ServiceSpec, networkNames: [String: String] = [:], ignoresOrigin: Bool = true,
        shown: Set<String> = ["A", "PORT"]
    ) throws -> [SpecDifference] {
        try SpecComparison.differences(
            from: old, to: new, networkNames: networkNames, ignoresOrigin: ignoresOrigin,
            disclosure: SpecDisclosure(shownVariables: shown))
    }

    private func rendered(_ change: (inout RenderInput) -> Void = { _ in }) throws -> ServiceSpec {
        var input = try RenderInput.sample(variables: ["A": "1", "SECRET": "hush"])
        change(&input)
        return ServiceSpecRenderer.render(input)
    }

    @Test func `there are none between what is the same, whoever deployed it`() throws {
        let other = try self.rendered {
            $0.deploymentID = .make()
            $0.releaseNumber = 8
        }
        #expect(try self.differences(try self.rendered(), other).isEmpty)
        #expect(try self.differences(ServiceSpecRenderer.render(try .full()), ServiceSpecRenderer.render(try .full())).isEmpty)
        let paths = try self.differences(try self.rendered(), other, ignoresOrigin: false).map(\.path)
        #expect(paths == ["roost.deployment", "roost.release"].map { "TaskTemplate.ContainerSpec.Labels.\($0)" })
    }

    @Test func `there are none in what the engine fills in and in the ids that it gives`() throws {
        let wanted = try self.rendered { $0.files = [SecretFile(name: "KEY", secretName: "s")] }
        var running = wanted
        running.labels[RoostLabel.specification] = "digest"
        running.taskTemplate.networks = [NetworkAttachmentConfig(target: "id-of-the-network")]
        running.taskTemplate.runtime = "container"
        running.taskTemplate.placement = Placement(platforms: [Platform(architecture: "x86_64", os: "linux")])
        running.taskTemplate.containerSpec?.configs[0].configID = "another"
        running.taskTemplate.containerSpec?.secrets[0].secretID = "another"
        running.taskTemplate.containerSpec?.privileges = Privileges()
        running.taskTemplate.containerSpec?.dnsConfig = DNSConfig()
        running.taskTemplate.restartPolicy?.maxAttempts = 0
        running.taskTemplate.restartPolicy?.window = .zero
        running.updateConfig?.delay = DockerDuration(nanoseconds: 999_999)
        #expect(try self.differences(running, wanted, networkNames: ["id-of-the-network": "shop-production-00000003"]).isEmpty)
    }

    @Test func `H07: each change is told by the path that the engine knows, with both values, but for secret ones`() throws {
        let cases: [((inout RenderInput) -> Void, SpecDifference)] = [
            ({ $0.variables["A"] = "2" }, SpecDifference(path: "TaskTemplate.ContainerSpec.Env.A", from: "1", to: "2")),
            ({ $0.variables["A"] = nil }, SpecDifference(path: "TaskTemplate.ContainerSpec.Env.A", from: "1", to: nil)),
            ({ $0.variables["SECRET"] = "other" }, SpecDifference(path: "TaskTemplate.ContainerSpec.Env.SECRET", from: "***", to: "***")),
            ({ $0.variables["NEW"] = "unknown" }, SpecDifference(path: "TaskTemplate.ContainerSpec.Env.NEW", from: nil, to: "***")),
            ({ $0.replicas = 3 }, SpecDifference(path: "Mode.Replicated.Replicas", from: "1", to: "3")),
            (
                { $0.run.command = ["a b", "c\"d"] },
                SpecDifference(path: "TaskTemplate.ContainerSpec.Args", from: nil, to: #"["a b", "c\"d"]"#)
            ),
            ({ $0.run.readOnly = true }, SpecDifference(path: "TaskTemplate.ContainerSpec.ReadOnly", from: nil, to: "true")),
            (
                { $0.files = [SecretFile(name: "KEY", secretName: "roost-secret-1")] },
                SpecDifference(path: "TaskTemplate.ContainerSpec.Secrets.KEY.SecretName", from: nil, to: "roost-secret-1")
            ),
            ({ $0.forceUpdate = 2 }, SpecDifference(path: "TaskTemplate.ForceUpdate", from: nil, to: "2")),
            ({ $0.run.update.delaySeconds = 3 }, SpecDifference(path: "UpdateConfig.Delay", from: nil, to: "3000000000")),
        ]
        for (change, expected) in cases {
            #expect(try self.differences(try self.rendered(), try self.rendered(change)).contains(expected), "\(expected.path)")
        }
    }

    @Test func `another spelling of the same letter is another value, and what begins with a mark is told like any other`() throws {
        for (old, new) in [("caf\u{e9}", "cafe\u{301}"), ("\u{301}x", "\u{301}y"), ("", "\u{301}")] {
            let found = try self.differences(
                try self.rendered { $0.variables["A"] = old }, try self.rendered { $0.variables["A"] = new })
            #expect(found.map(\.path) == ["TaskTemplate.ContainerSpec.Env.A"], "\(found)")
            #expect([found.first?.from, found.first?.to].map { Array(($0 ?? "?").utf8) } == [old, new].map { Array($0.utf8) })
        }
        let words = try self.differences(
            try self.rendered { $0.run.command = ["caf\u{e9}"] }, try self.rendered { $0.run.command = ["cafe\u{301}"] })
        #expect(words.map(\.path) == ["TaskTemplate.ContainerSpec.Args"])
    }

    @Test func `what was changed past Roost is seen in every field that docker service update has`() throws {
        let wanted = try self.rendered()
        let changes: [(inout ServiceSpec) -> Void] = [
            { $0.labels["x"] = "y" }, { $0.taskTemplate.containerSpec?.env.append("B=1") },
            { $0.taskTemplate.containerSpec?.hosts = ["1.2.3.4 x"] },
            { $0.taskTemplate.containerSpec?.dnsConfig = DNSConfig(nameservers: ["1.2.3.4"]) },
            { $0.taskTemplate.containerSpec?.openStdin = true }, { $0.taskTemplate.containerSpec?.tty = true },
            { $0.taskTemplate.containerSpec?.hostname = "x" }, { $0.taskTemplate.containerSpec?.user = "1" },
            { $0.taskTemplate.containerSpec?.image = "other" }, { $0.taskTemplate.containerSpec?.dir = "/x" },
            { $0.taskTemplate.containerSpec?.mounts = [Mount(type: .volume, source: "v", target: "/v")] },
            { $0.taskTemplate.containerSpec?.stopGracePeriod = .seconds(99) }, { $0.taskTemplate.containerSpec?.healthcheck = nil },
            { $0.taskTemplate.containerSpec?.sysctls = ["a": "b"] }, { $0.taskTemplate.containerSpec?.capabilityAdd = ["NET_RAW"] },
            { $0.taskTemplate.resources?.limits?.memoryBytes = 1 << 30 },
            { $0.taskTemplate.restartPolicy?.condition = RestartCondition.none },
            { $0.taskTemplate.networks.append(NetworkAttachmentConfig(target: "other")) },
            { $0.taskTemplate.placement = Placement(constraints: ["node.role==manager"]) }, { $0.mode = .replicated(9) },
            { $0.endpointSpec?.ports = [PortConfig(targetPort: 1)] }, { $0.taskTemplate.forceUpdate = 9 },
        ]
        for (index, change) in changes.enumerated() {
            var running = wanted
            change(&running)
            #expect(try !self.differences(wanted, running).isEmpty, "change \(index)")
        }
    }

    @Test func `all of a first specification is new, and no secret is shown`() throws {
        let found = try self.differences(nil, try self.rendered())
        #expect(found.allSatisfy { $0.from == nil && $0.to != nil })
        #expect(found.contains { $0.path == "TaskTemplate.ContainerSpec.Env.SECRET" && $0.to == SpecDifference.hidden })
        #expect(!"\(found)".contains("hush"))
    }
}
