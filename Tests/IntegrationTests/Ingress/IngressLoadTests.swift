import DockerEngine
import Synchronization
import TestSupport
import Testing

@testable import Ingress

@Suite struct IngressLoadTests {
    @Test("No request fails through a start-first rolling update", .timeLimit(.minutes(2)))
    func rollingUpdate() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let service = try await lab.service("web", answering: "old", network: network, replicas: 2)
            try await lab.controller.apply(routes: [try lab.route("a.example.org", to: service.spec, network: network)])
            let counts = Mutex<[String: Int]>([:])
            let isUpdated = Mutex(false)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !isUpdated.withLock({ $0 }) {
                            let answer = try await lab.get("a.example.org")
                            counts.withLock { $0["\(answer.status) \(answer.text)", default: 0] += 1 }
                        }
                    }
                }
                group.addTask {
                    defer { isUpdated.withLock { $0 = true } }
                    let present = try await lab.docker.client.service(service.id)
                    let spec = IngressLab.answering("new", service.spec)
                    try await lab.docker.client.updateService(service.id, version: present.version, spec: spec)
                    _ = try await eventually(within: .seconds(60), "the update completes") {
                        try await lab.docker.client.service(service.id).updateStatus?.state == .completed ? () : nil
                    }
                    // The old tasks end a little after the update is complete.
                    _ = try await eventually(within: .seconds(30), "the old tasks end") {
                        let running = try await lab.docker.client.containers(.label("roost.test", lab.docker.mark))
                        return running.count == 2 ? () : nil
                    }
                }
                try await group.waitForAll()
            }
            let seen = counts.withLock { $0 }
            #expect(Set(seen.keys) == ["200 old", "200 new"], "\(seen)")
            #expect(seen.values.reduce(0, +) > 500, "\(seen)")
        }
    }
}
