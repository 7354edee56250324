import DockerEngine
import Synchronization
import TestSupport
import Testing

@testable import Ingress

@Suite(.serialized, .timeLimit(.minutes(5))) struct IngressLoadTests {
    @Test("No request fails through a start-first rolling update", .timeLimit(.minutes(2)))
    func rollingUpdate() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let service = try await lab.service("web", answering: "old", network: network, replicas: 2)
            try await lab.controller.apply(routes: [try lab.route("a.example.org", to: service.spec, network: network)])
            let tally = Tally()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !tally.isDone {
                            let answer = try await lab.get("a.example.org")
                            tally.count("\(answer.status) \(answer.text)")
                        }
                    }
                }
                group.addTask {
                    defer { tally.finish() }
                    await tally.wait(forMore: 50, of: "200 old")
                    let present = try await lab.docker.client.service(service.id)
                    let spec = IngressLab.answering("new", service.spec)
                    try await lab.docker.client.updateService(service.id, version: present.version, spec: spec)
                    _ = try await eventually(within: .seconds(60), "the update completes") {
                        try await lab.docker.client.service(service.id).updateStatus?.state == .completed ? () : nil
                    }
                    // The old tasks end a little after the update is complete.
                    _ = try await eventually(within: .seconds(60), "the old tasks end") {
                        let running = try await lab.docker.client.containers(.label("roost.test", lab.docker.mark))
                        return running.count == 2 ? () : nil
                    }
                    await tally.wait(forMore: 50, of: "200 new")
                }
                // The first request that fails ends the others.
                for try await _ in group {}
            }
            let seen = tally.seen
            #expect(Set(seen.keys) == ["200 old", "200 new"], "\(seen)")
        }
    }

    @Test("A request waits for a task while there is none, and is given up when its time is over", .timeLimit(.minutes(4)))
    func holdsRequests() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let service = try await lab.service("web", answering: "here", network: network, replicas: 0)
            let routes = [try lab.route("a.example.org", to: service.spec, network: network)]
            // Longer than it takes the engine to start a task, however busy the machine is.
            var patient = lab.configuration
            patient.holdTime = .seconds(90)
            let controller = try IngressController(docker: lab.docker.client, configuration: patient, logger: lab.logger)
            try await controller.apply(routes: routes)
            async let answer = lab.get("a.example.org", timeout: .seconds(100))
            // What waits goes on waiting when the routes of others change, more than once.
            for change in 0..<3 {
                let other = try lab.route("b\(change).example.org", to: service.spec, network: network)
                try await controller.apply(routes: routes + [other])
            }
            try await Self.scale(service, to: 1, lab)
            #expect(try await answer == (200, "here"))

            try await Self.scale(service, to: 0, lab)
            _ = try await eventually(within: .seconds(60), "the end of the task") {
                try await lab.docker.client.containers(.label("roost.test", lab.docker.mark)).isEmpty ? () : nil
            }
            var brief = lab.configuration
            brief.holdTime = .seconds(2)
            try await IngressController(docker: lab.docker.client, configuration: brief, logger: lab.logger).apply(routes: routes)
            let start = ContinuousClock.now
            #expect(try await lab.get("a.example.org").status == 503)
            #expect((.seconds(2) ... .seconds(8)).contains(ContinuousClock.now - start))
        }
    }

    private static func scale(_ service: (spec: ServiceSpec, id: String), to replicas: Int, _ lab: IngressLab) async throws {
        var spec = service.spec
        spec.mode = .replicated(replicas)
        let present = try await lab.docker.client.service(service.id)
        try await lab.docker.client.updateService(service.id, version: present.version, spec: spec)
    }

    @Test("No request fails while the routes of others change", .timeLimit(.minutes(2)))
    func otherRoutesChange() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let service = try await lab.service("web", answering: "here", network: network, replicas: 1)
            let own = try lab.route("a.example.org", to: service.spec, network: network)
            try await lab.controller.apply(routes: [own])
            try await lab.waitUntil("a.example.org", answers: 200)
            let tally = Tally()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !tally.isDone {
                            // A connection for each request: those that wait to be accepted are the ones at risk.
                            do {
                                let answer = try await lab.get("a.example.org", headers: ["Connection": "close"])
                                tally.count("\(answer.status) \(answer.text)")
                            } catch {
                                tally.count("no answer: \(error)")
                            }
                        }
                    }
                }
                group.addTask {
                    defer { tally.finish() }
                    for change in 0..<60 {
                        let other = try lab.route("b\(change).example.org", to: service.spec, network: network)
                        try await lab.controller.apply(routes: [own, other])
                    }
                }
                try await group.waitForAll()
            }
            let seen = tally.seen
            #expect(Set(seen.keys) == ["200 here"], "\(seen)")
        }
    }
}

/// Counts answers while an update is under way.
private final class Tally: Sendable {
    private let answers = EventRecorder<String>()
    private let done = Mutex(false)

    var isDone: Bool { done.withLock { $0 } }
    var seen: [String: Int] { answers.events.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    func count(_ answer: String) { answers.record(answer) }
    func finish() { done.withLock { $0 = true } }

    /// Waits until so many more answers of a kind have come.
    func wait(forMore count: Int, of answer: String) async {
        let present = answers.events.count
        await answers.wait { events in events.dropFirst(present).count { $0 == answer } >= count }
    }
}
