import DockerEngine
import TestSupport
import Testing

@testable import Ingress

@Suite(.serialized, .timeLimit(.minutes(5))) struct IngressCrashTests {
    /// What the engine made of the ingress after its own start.
    ///
    /// It tries once. When Swarm has not brought back the networks by then, it keeps the reason and does not try again.
    private enum Comeback: Equatable {
        case running
        case failed(String)
    }

    @Test(
        "After the engine was killed it starts the ingress, which then needs nothing loaded, or says why not; Roost starts it in any case")
    func killedEngine() async throws {
        try await withIsolatedEngine { engine in
            try await withStoreFixture { fixture in
                let ingress = try IngressLab.on(engine.lab, port: 8000, address: engine.address)
                let application = try await PublicApplication(ingress, fixture)
                try await application.withReconciler { try await ingress.waitUntil(PublicApplication.host, answers: 200) }
                let before = try await engine.lab.client.container(ingress.configuration.containerName).id

                try await Self.kill(engine)
                let comeback = try await Self.comeback(ingress)
                print("the engine's own start of the ingress: \(comeback)")
                if comeback == .running {
                    try await ingress.waitUntil(PublicApplication.host, answers: 200, within: .seconds(120))
                    #expect(try await engine.lab.client.container(ingress.configuration.containerName).id == before)
                    let change = try await ingress.controller.apply(routes: [application.route])
                    #expect(!change.isLoaded && change.joined.isEmpty)
                }
                try await Self.expectRepair(of: application)
                try await ingress.remove()
            }
        }
    }

    @Test("An ingress that the engine could not start after its own start stays down without Roost, and serves again with it")
    func failedStart() async throws {
        try await withIsolatedEngine { engine in
            try await withStoreFixture { fixture in
                let ingress = try IngressLab.on(engine.lab, port: 8000, address: engine.address)
                let application = try await PublicApplication(ingress, fixture)
                try await application.withReconciler { try await ingress.waitUntil(PublicApplication.host, answers: 200) }

                // The policy `always` makes the engine start at its own start what was stopped before, and this it cannot start.
                try await ingress.stopAndRemoveNetwork(application.network, of: application.service)
                try await Self.kill(engine)
                guard case .failed(let reason) = try await Self.comeback(ingress) else {
                    Issue.record("it runs without one of its networks")
                    return
                }
                #expect(reason.contains("not found"))
                try await application.withReconciler {
                    // A missing network keeps it from nothing but what needs that network, which may come later. While it is made anew
                    // there is none for a moment.
                    try await eventually(within: .seconds(60), "the ingress runs") {
                        (try? await ingress.state)?.isRunning == true ? () : nil
                    }
                    try await application.start()
                    try await ingress.waitUntil(PublicApplication.host, answers: 200, within: .seconds(60))
                }
                try await ingress.remove()
            }
        }
    }

    @Test("An engine that is about to end is not asked to start the ingress; the next one has its port free and serves")
    func endingEngine() async throws {
        try await withIsolatedEngine { engine in
            let log = LineLog()
            let ingress = try IngressLab.on(engine.lab, port: 8000, address: engine.address, logger: log.logger)
            try await ingress.controller.ensureRunning()
            // What does not hear TERM keeps the engine ending for a while.
            let deaf = ContainerSpecification(image: engine.lab.baseImage, command: ["sleep", "300"], stopTimeout: 5)
            try await engine.lab.client.startContainer(try await engine.lab.client.createContainer(deaf).id)

            let before = log.lines
            try await Self.asking(for: ingress) {
                try await engine.kill("TERM")
                try await Self.expectNextEngine(engine)
                // The next one is in its Swarm a while after it answers, and no sooner is it asked.
                #expect(log.lines == before)
            }
            try await eventually(within: .seconds(60), "the ingress runs") {
                (try? await ingress.controller.ensureRunning()) != nil ? () : nil
            }
            try await ingress.remove()
        }
    }

    /// Asks for the ingress whenever it does not run, while something happens.
    private static func asking(for ingress: IngressLab, during event: () async throws -> Void) async throws {
        let asking = Task {
            while !Task.isCancelled {
                guard let state = try? await ingress.state, !state.isRunning else { continue }
                try? await ingress.controller.ensureRunning()
            }
        }
        defer { asking.cancel() }
        try await event()
    }

    /// Kills the daemon and waits until the next one answers.
    private static func kill(_ engine: IsolatedEngine) async throws {
        try await engine.kill("KILL")
        try await expectNextEngine(engine)
    }

    private static func expectNextEngine(_ engine: IsolatedEngine) async throws {
        try await eventually(within: .seconds(60), "the engine's end") { (try? await engine.lab.client.ping()) == nil ? () : nil }
        _ = try await eventually(within: .seconds(60), "the engine is back") { try? await engine.lab.client.ping() }
    }

    private static func comeback(_ ingress: IngressLab) async throws -> Comeback {
        var state: ContainerState?
        return try await eventually(within: .seconds(120), "the engine's start of the ingress, which is \(String(describing: state))") {
            state = try await ingress.state
            guard let state else { return nil }
            if state.isRunning { return .running }
            return state.error.isEmpty ? nil : .failed(state.error)
        }
    }

    private static func expectRepair(of application: PublicApplication) async throws {
        let start = ContinuousClock.now
        try await application.withReconciler {
            try await application.ingress.waitUntil(PublicApplication.host, answers: 200, within: .seconds(60))
        }
        print("the ingress routes \(ContinuousClock.now - start) after the reconciler's start")
    }
}
