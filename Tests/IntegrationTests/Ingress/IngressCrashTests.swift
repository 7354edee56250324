import DockerEngine
import TestSupport
import Testing

@testable import Ingress

@Suite(.serialized, .timeLimit(.minutes(5))) struct IngressCrashTests {
    @Test("After the engine was killed the ingress routes again without Roost, and nothing has to be loaded", .timeLimit(.minutes(4)))
    func killedEngine() async throws {
        try await withIsolatedEngine { engine in
            let ingress = try IngressLab.on(engine.lab, port: 8000, address: engine.address)
            let network = try await ingress.network("one")
            let web = try await ingress.service("web", answering: "web", network: network)
            let routes = [try ingress.route("a.example.org", to: web.spec, network: network)]
            try await ingress.controller.apply(routes: routes)
            #expect(try await ingress.get("a.example.org") == (200, "web"))

            try await engine.kill("KILL")
            await #expect { try await engine.lab.client.ping() } throws: { ($0 as? DockerError)?.isRetriable == true }
            _ = try await eventually(within: .seconds(60), "the engine is back") { try? await engine.lab.client.ping() }
            try await ingress.waitUntil("a.example.org", answers: 200, within: .seconds(120))
            let change = try await ingress.controller.apply(routes: routes)
            #expect(!change.isLoaded && change.joined.isEmpty)
            try await ingress.remove()
        }
    }
}
