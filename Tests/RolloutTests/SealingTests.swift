import DockerEngine
import Foundation
import Model
import Testing

@testable import Rollout

@Suite struct `Sealing a specification` {
    private let sealer = SpecSealer(key: Array(repeating: 7, count: 32))

    @Test func `puts the digest into a label and keeps the rest`() throws {
        let spec = ServiceSpecRenderer.render(try .full())
        let desired = try self.sealer.seal(spec)
        #expect(desired.digest.count == 64)
        #expect(desired.spec.labels[RoostLabel.specification] == desired.digest)
        #expect(desired.spec.taskTemplate == spec.taskTemplate)
        #expect(desired.deploymentLabel == "01932b5e-7c00-7000-8000-00000000d001")
        #expect(desired.replicas == 3)
    }

    @Test func `gives one digest for one specification, sealed before or not`() throws {
        let desired = try self.sealer.seal(ServiceSpecRenderer.render(try .full()))
        #expect(try self.sealer.seal(desired.spec) == desired)
        #expect(try self.sealer.scale(desired, to: 3) == desired)
    }

    @Test func `cannot be made without the key`() throws {
        let spec = ServiceSpecRenderer.render(try .sample(variables: ["PIN": "1234"]))
        let other = SpecSealer(key: Array(repeating: 8, count: 32))
        #expect(try self.sealer.seal(spec).digest != other.seal(spec).digest)
    }

    @Test func `changes with each value`() throws {
        let first = try self.sealer.seal(ServiceSpecRenderer.render(try .sample(variables: ["A": "1"])))
        let second = try self.sealer.seal(ServiceSpecRenderer.render(try .sample(variables: ["A": "2"])))
        #expect(first.digest != second.digest)
    }

    @Test func `survives being stored as JSON`() throws {
        let desired = try self.sealer.seal(ServiceSpecRenderer.render(try .full()))
        let stored = try JSONDecoder().decode(ServiceSpec.self, from: JSONEncoder().encode(desired.spec))
        #expect(DesiredSpec(stored: stored) == desired)
        #expect(try self.sealer.seal(stored) == desired)
        #expect(DesiredSpec(stored: ServiceSpecRenderer.render(try .full())) == nil)
    }

    @Test func `keeps the task template when only the scale changes`() throws {
        let desired = try self.sealer.seal(ServiceSpecRenderer.render(try .full()))
        let scaled = try self.sealer.scale(desired, to: 5)
        #expect(scaled.replicas == 5)
        #expect(scaled.digest != desired.digest)
        #expect(scaled.spec.taskTemplate == desired.spec.taskTemplate)
    }
}

@Suite struct `Recognising what was written` {
    private let sealer = SpecSealer(key: Array(repeating: 7, count: 32))

    @Test func `overlooks what an engine fills in`() throws {
        let desired = try self.sealer.seal(ServiceSpecRenderer.render(try .full()))
        var current = desired.spec
        current.labels["com.example.extra"] = "1"
        current.taskTemplate.runtime = "container"
        current.taskTemplate.placement?.platforms = [Platform(architecture: "x86_64", os: "linux")]
        current.taskTemplate.networks[0].target = "networkid"
        current.taskTemplate.containerSpec?.configs[0].configID = "newid"
        current.taskTemplate.restartPolicy?.maxAttempts = 0
        current.updateConfig?.failureAction = .proceed
        #expect(SpecComparison.carries(current, desired))
    }

    @Test func `sees each change of what Roost decides`() throws {
        let desired = try self.sealer.seal(ServiceSpecRenderer.render(try .full()))
        let changes: [(inout ServiceSpec) -> Void] = [
            { $0.labels[RoostLabel.specification] = "other" },
            { $0.labels[RoostLabel.team] = nil },
            { $0.mode = .replicated(2) },
            { $0.taskTemplate.forceUpdate += 1 },
            { $0.taskTemplate.containerSpec?.image = "evil" },
            { $0.taskTemplate.containerSpec?.env.append("X=1") },
            { $0.taskTemplate.containerSpec?.labels[RoostLabel.deployment] = "other" },
            { $0.taskTemplate.containerSpec?.capabilityDrop = [] },
            { $0.taskTemplate.containerSpec?.configs[0].configName = "other" },
            { $0.taskTemplate.resources?.limits?.memoryBytes = 1 },
        ]
        for change in changes {
            var current = desired.spec
            change(&current)
            #expect(!SpecComparison.carries(current, desired))
        }
    }
}

@Suite struct `Roost's own probe` {
    @Test func `asks what the settings say`() {
        #expect(ProbePlan(RunSettings()) == nil)
        #expect(ProbePlan(RunSettings(port: 80)) == ProbePlan(port: 80, kind: .http(path: "/", statuses: 100...499)))
        #expect(ProbePlan(RunSettings(port: 80, healthCheck: HealthCheck(type: .tcp))) == ProbePlan(port: 80, kind: .tcp))
        #expect(
            ProbePlan(RunSettings(port: 80, healthCheck: HealthCheck(type: .http, path: "/up")))
                == ProbePlan(port: 80, kind: .http(path: "/up", statuses: 200...399)))
        // A check on a port of its own says nothing about the port that users reach.
        #expect(
            ProbePlan(RunSettings(port: 80, healthCheck: HealthCheck(type: .http, path: "/up", port: 81)))
                == ProbePlan(port: 80, kind: .http(path: "/", statuses: 100...499)))
        #expect(
            ProbePlan(RunSettings(port: 80, healthCheck: HealthCheck(type: .command, command: ["/c"])))
                == ProbePlan(port: 80, kind: .http(path: "/", statuses: 100...499)))
    }
}
