import FoundationEssentials
import Model
import Testing

@Suite("Run settings")
struct RunSettingsTests {
    private func fields(_ change: (inout RunSettings) -> Void) -> [String] {
        var run = RunSettings(port: 8080)
        change(&run)
        return run.problems().map(\.field)
    }

    @Test("the defaults are valid")
    func defaults() {
        #expect(RunSettings().problems().isEmpty)
        #expect(RunSettings(port: 8080).problems().isEmpty)
    }

    @Test("each bad value is named by its field")
    func badValues() {
        #expect(self.fields { $0.port = 0 } == ["run.port"])
        #expect(self.fields { $0.replicas = -1 } == ["run.replicas"])
        #expect(self.fields { $0.limits.memoryMiB = 1 } == ["run.limits.memoryMiB", "run.reservations.memoryMiB"])
        #expect(self.fields { $0.limits.cpus = .nan } == ["run.limits.cpus", "run.reservations.cpus"])
        #expect(self.fields { $0.command = [] } == ["run.command"])
        #expect(self.fields { $0.command = ["a\0"] } == ["run.command"])
        #expect(self.fields { $0.update.deadlineSeconds = 1 } == ["run.update.deadlineSeconds"])
        #expect(self.fields { $0.user = "root; id" } == ["run.user"])
        #expect(self.fields { $0.stopGraceSeconds = 99999 } == ["run.stopGraceSeconds"])
        #expect(self.fields { $0.healthCheck = HealthCheck(type: .http, path: "x") } == ["run.healthCheck.path"])
        #expect(self.fields { $0.healthCheck = HealthCheck(type: .tcp, path: "\0") } == ["run.healthCheck.path"])
        #expect(self.fields { $0.healthCheck = HealthCheck(type: .command) } == ["run.healthCheck.command"])
    }

    @Test("capabilities, roles of nodes and paths of the host are not a tenant's to choose")
    func hostile() {
        #expect(self.fields { $0.capabilities = ["SYS_ADMIN"] } == ["run.capabilities.0"])
        #expect(self.fields { $0.placement.constraints = ["node.role==manager"] } == ["run.placement.constraints.0"])
        #expect(self.fields { $0.placement.constraints = ["node.labels.a==b", "node.labels.a==b; x"] } == ["run.placement.constraints.1"])
        for path in ["data", "/", "/proc", "/proc/sys", "/dev/x", "/.roost", "/a/../b", "/a:b", "/a//b", "/a/"] {
            #expect(self.fields { $0.mounts = [VolumeMount(volume: "data", path: path)] } == ["run.mounts.0.path"], "\(path)")
        }
        for volume in ["/etc", "../x", "A", ""] {
            #expect(self.fields { $0.mounts = [VolumeMount(volume: volume, path: "/data")] } == ["run.mounts.0.volume"], "\(volume)")
        }
    }

    @Test("a word that is spelled otherwise makes other settings, though it looks the same; what is stored is the text alone")
    func spellings() throws {
        let (one, other) = (ExactText("caf\u{e9}"), ExactText("cafe\u{301}"))
        #expect(one.rawValue == other.rawValue && one != other && one == "caf\u{e9}")
        let runs = [one, other].map { RunSettings(command: ["serve", $0]) }
        #expect(runs[0] != runs[1] && runs[0] == RunSettings(command: ["serve", "caf\u{e9}"]))
        #expect(HealthCheck(type: .command, command: [one]) != HealthCheck(type: .command, command: [other]))
        #expect(BuildSettings(arguments: ["A": one]) != BuildSettings(arguments: ["A": other]))
        #expect(BuildSettings(dockerfile: one) != BuildSettings(dockerfile: other))
        let stored = try JSONEncoder().encode(runs[1])
        #expect(String(decoding: stored, as: UTF8.self).contains("[\"serve\",\"cafe\u{301}\"]"))
        #expect(try JSONDecoder().decode(RunSettings.self, from: stored) == runs[1])
    }

    @Test("an application with a port is always checked; its volume makes it stop-first; its monitor outlasts its check")
    func derived() {
        var run = RunSettings(port: 8080)
        #expect(run.effectiveHealthCheck == HealthCheck(type: .tcp, port: 8080))
        #expect(run.effectiveOrder == .startFirst)
        #expect(run.effectiveMonitorSeconds == 20)
        run.mounts = [VolumeMount(volume: "data", path: "/data")]
        #expect(run.effectiveOrder == .stopFirst)
        run.update.order = .startFirst
        #expect(run.effectiveOrder == .startFirst)
        #expect(RunSettings().effectiveHealthCheck == nil)
    }
}
