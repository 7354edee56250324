import DockerEngine
import Foundation
import Model
import Testing

@testable import Rollout

/// One setting, changed alone.
struct SettingChange: Sendable, CustomTestStringConvertible {
    let path: String
    /// Whether the service's specification knows of it; what it does not know of no deploy changes a task for.
    let isKnownToSwarm: Bool
    let apply: @Sendable (inout RunSettings) -> Void

    init(_ path: String, isKnownToSwarm: Bool = true, _ apply: @escaping @Sendable (inout RunSettings) -> Void) {
        self.path = path
        self.isKnownToSwarm = isKnownToSwarm
        self.apply = apply
    }

    var testDescription: String { self.path }
}

@Suite struct `What a plan takes for a change` {
    private static var base: RunSettings {
        RunSettings(port: 8080, healthCheck: HealthCheck(type: .http, path: "/"))
    }

    static let changes: [SettingChange] = [
        SettingChange("port") { $0.port = 8081 }, SettingChange("port") { $0.port = nil },
        SettingChange("command") { $0.command = ["serve"] }, SettingChange("replicas") { $0.replicas = 2 },
        SettingChange("limits.cpus") { $0.limits.cpus = 0.51 }, SettingChange("limits.memoryMiB") { $0.limits.memoryMiB += 1 },
        SettingChange("limits.pids") { $0.limits.pids += 1 }, SettingChange("reservations.cpus") { $0.reservations.cpus = 0.02 },
        SettingChange("reservations.memoryMiB") { $0.reservations.memoryMiB += 1 }, SettingChange("healthCheck") { $0.healthCheck = nil },
        SettingChange("healthCheck.type") { $0.healthCheck?.type = .tcp },
        SettingChange("healthCheck.path") { $0.healthCheck?.path = "/x" },
        SettingChange("healthCheck.port") { $0.healthCheck?.port = 9000 },
        // The port that it has anyway, and a command that a check over HTTP does not run.
        SettingChange("healthCheck.port", isKnownToSwarm: false) { $0.healthCheck?.port = 8080 },
        SettingChange("healthCheck.command", isKnownToSwarm: false) { $0.healthCheck?.command = ["true"] },
        SettingChange("healthCheck.command") { $0.healthCheck = HealthCheck(type: .command, command: ["true"]) },
        SettingChange("healthCheck.intervalSeconds") { $0.healthCheck?.intervalSeconds += 1 },
        SettingChange("healthCheck.timeoutSeconds") { $0.healthCheck?.timeoutSeconds += 1 },
        SettingChange("healthCheck.retries") { $0.healthCheck?.retries += 1 },
        SettingChange("healthCheck.startPeriodSeconds") { $0.healthCheck?.startPeriodSeconds += 1 },
        SettingChange("update.order") { $0.update.order = .stopFirst },
        // What an application without volumes has anyway.
        SettingChange("update.order", isKnownToSwarm: false) { $0.update.order = .startFirst },
        SettingChange("update.parallelism") { $0.update.parallelism = 2 },
        SettingChange("update.delaySeconds") { $0.update.delaySeconds = 1 },
        SettingChange("update.monitorSeconds") { $0.update.monitorSeconds = 25 },
        // Less than the health check takes to fail, which is what counts.
        SettingChange("update.monitorSeconds", isKnownToSwarm: false) { $0.update.monitorSeconds = 19 },
        SettingChange("update.deadlineSeconds", isKnownToSwarm: false) { $0.update.deadlineSeconds += 1 },
        SettingChange("restart.condition") { $0.restart.condition = .onFailure },
        SettingChange("restart.maxAttempts", isKnownToSwarm: false) { $0.restart.maxAttempts += 1 },
        SettingChange("restart.delaySeconds") { $0.restart.delaySeconds += 1 },
        SettingChange("placement.constraints") { $0.placement.constraints = ["node.labels.zone==a"] },
        SettingChange("placement.maxPerNode") { $0.placement.maxPerNode = 1 },
        SettingChange("mounts") { $0.mounts = [VolumeMount(volume: "data", path: "/data")] },
        SettingChange("stopGraceSeconds") { $0.stopGraceSeconds += 1 }, SettingChange("user") { $0.user = "1000" },
        SettingChange("readOnly") { $0.readOnly = true }, SettingChange("capabilities") { $0.capabilities = ["CHOWN"] },
    ]

    private func rendered(_ run: RunSettings) throws -> ServiceSpec { ServiceSpecRenderer.render(try RenderInput.sample(run: run)) }

    private func differences(_ old: RunSettings, _ new: RunSettings) throws -> [SpecDifference] {
        try SpecComparison.differences(
            from: try self.rendered(old), to: try self.rendered(new), ignoresOrigin: true, disclosure: SpecDisclosure(shownVariables: []))
    }

    private func bytes(_ run: RunSettings) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(try self.rendered(run))
    }

    @Test(arguments: Self.changes)
    func `a setting is a change exactly where it changes what Swarm is told, in both directions`(_ change: SettingChange) throws {
        var run = Self.base
        change.apply(&run)
        #expect(run != Self.base)
        #expect(try self.differences(Self.base, run).isEmpty == (try self.bytes(Self.base) == self.bytes(run)))
        #expect(try self.differences(Self.base, run).isEmpty == !change.isKnownToSwarm)
        #expect(try self.differences(run, Self.base).isEmpty == !change.isKnownToSwarm)
    }

    @Test func `every setting there is is among those that are changed`() {
        let walked = Set(Self.changes.map(\.path))
        let there = Set(Self.paths(of: Self.base))
        #expect(there.subtracting(walked).isEmpty, "not changed by any case")
        #expect(walked.subtracting(there) == ["healthCheck"])
    }

    /// The paths of all members of a value, those of members that are values themselves instead of them.
    private static func paths(of value: Any, below prefix: String = "") -> [String] {
        Mirror(reflecting: value).children.flatMap { child -> [String] in
            let path = prefix + (child.label ?? "?")
            var mirror = Mirror(reflecting: child.value)
            var inner = child.value
            if mirror.displayStyle == .optional {
                guard let wrapped = mirror.children.first?.value else { return [path] }
                inner = wrapped
                mirror = Mirror(reflecting: wrapped)
            }
            return mirror.displayStyle == .struct && !mirror.children.isEmpty ? Self.paths(of: inner, below: path + ".") : [path]
        }
    }
}
