import Foundation
import Policy

/// The checks of the peers' benchmark, which every engine there answers: who of many users may do what on which project.
struct PeerChecks {
    private struct Data: Decodable {
        let roles: [String: [String]]
        let members: [String: [String: String]]
    }

    private struct Check {
        let user: String
        let permission: PermissionID
        let path: ResourcePath
        let isAllowed: Bool
    }

    private let authorities: [String: Authority]
    private let checks: [Check]
    private let setup: Duration

    init(folder: String) throws {
        let begun = ContinuousClock.now
        let data = try JSONDecoder().decode(Data.self, from: Foundation.Data(contentsOf: URL(filePath: folder + "/data.json")))
        let policy = try Workload.policy(data.roles.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(Self.name)) })
        var bindings: [String: [RoleBinding]] = [:]
        for (project, members) in data.members {
            for (user, role) in members { bindings[user, default: []].append(RoleBinding(role: role, at: try Self.path(project))) }
        }
        self.authorities = bindings.mapValues { Authority(policy, bindings: $0) }
        self.setup = ContinuousClock.now - begun
        self.checks = try String(contentsOf: URL(filePath: folder + "/checks.txt"), encoding: .utf8).split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 4, let permission = policy.permissions.permission(Self.name(words[1])) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            return Check(user: words[0], permission: permission, path: try Self.path(words[2]), isAllowed: words[3] == "1")
        }
    }

    func run() throws {
        var times: [Double] = []
        times.reserveCapacity(self.checks.count)
        let begun = ContinuousClock.now
        for check in self.checks {
            let start = ContinuousClock.now
            let isAllowed = self.decide(check)
            times.append(Self.seconds(ContinuousClock.now - start))
            guard isAllowed == check.isAllowed else { throw CocoaError(.featureUnsupported) }
        }
        let first = Self.seconds(ContinuousClock.now - begun)
        let again = ContinuousClock.now
        var allowed = 0
        for check in self.checks where self.decide(check) { allowed += 1 }
        let repeated = Self.seconds(ContinuousClock.now - again)
        times.sort()
        let count = Double(self.checks.count)
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let resident =
            status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").compactMap { Double($0) }.first ?? 0
        print(
            """
            {"per_s": \(count / first), "repeat_per_s": \(count / repeated), "p99_us": \(times[times.count * 99 / 100] * 1e6), \
            "setup_ms": \(Self.seconds(self.setup) * 1e3), "rss_mb": \(resident / 1024), "n": \(self.checks.count), "allowed": \(allowed)}
            """)
    }

    private func decide(_ check: Check) -> Bool {
        self.authorities[check.user]?.decide(check.permission, on: check.path).isAllowed == true
    }

    private static func name(_ action: String) -> String { action.replacing(":", with: ".") }

    private static func path(_ project: String) throws -> ResourcePath {
        guard let path = PlaceName.path("acme/" + project) else { throw CocoaError(.fileReadCorruptFile) }
        return path
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
