import DockerEngine
import Ingress
import Logging
import Postgres
import Store
import TestSupport
import Testing
import Worker

@Suite("An ingress that does not run", .serialized, .timeLimit(.minutes(5)))
struct IngressRepairTests {
    /// How an ingress comes to be one that the engine does not start again.
    enum Harm: CaseIterable {
        case killed, stopped, overlayGone, bridgeGone
    }

    /// A round of the reconciler takes 5 s at most, and each start of container and Caddy one or two; the rest is for a busy machine.
    private static let bound: Duration = .seconds(40)

    @Test("The reconciler starts it, whatever ended it and whatever keeps it from starting, and says so", arguments: Harm.allCases)
    func reconciled(harm: Harm) async throws {
        let log = LineLog()
        try await IngressLab.with(logger: log.logger) { ingress in
            try await withStoreFixture { fixture in
                let application = try await PublicApplication(ingress, fixture)
                try await application.withReconciler {
                    try await ingress.waitUntil(PublicApplication.host, answers: 200)
                }
                let before = try await ingress.docker.client.container(ingress.configuration.containerName).id
                try await Self.harm(application, harm)
                #expect(try await ingress.state.status == .exited)
                if harm == .overlayGone { try await application.start() }
                let start = ContinuousClock.now
                try await application.withReconciler {
                    try await ingress.waitUntil(PublicApplication.host, answers: 200, within: Self.bound)
                }
                print("ingress \(harm): routes \(ContinuousClock.now - start) after the reconciler's start")
                let after = try await ingress.docker.client.container(ingress.configuration.containerName).id
                #expect((before == after) == (harm == .killed || harm == .stopped))
                #expect(log.lines.contains { $0.hasPrefix("ingress does not run and is started") && $0.contains("exited") })
                // Caddy's folders are the host's, so it goes on with what it had.
                #expect(log.lines.filter { $0.hasPrefix("ingress changed") && $0.contains("loaded=true") }.count == 1)
            }
        }
    }

    @Test("While it looks on, the reconciler starts an ingress that is killed in its next round")
    func seen() async throws {
        try await IngressLab.with { ingress in
            try await withStoreFixture { fixture in
                let application = try await PublicApplication(ingress, fixture)
                try await application.withReconciler {
                    try await ingress.waitUntil(PublicApplication.host, answers: 200)
                    let before = try await ingress.state.startedAt
                    try await ingress.docker.client.killContainer(ingress.configuration.containerName)
                    let start = ContinuousClock.now
                    try await eventually(within: Self.bound, "another start") {
                        let state = try await ingress.state
                        return state.isRunning && state.startedAt != before ? () : nil
                    }
                    try await ingress.waitUntil(PublicApplication.host, answers: 200, within: Self.bound)
                    print("ingress killed under the reconciler's eyes: routes after \(ContinuousClock.now - start)")
                }
            }
        }
    }

    @Test("One round starts it although Postgres does not answer, with the routes it had")
    func withoutPostgres() async throws {
        try await IngressLab.with { ingress in
            try await withStoreFixture { fixture in
                let application = try await PublicApplication(ingress, fixture)
                await application.routes.publish()
                try await ingress.waitUntil(PublicApplication.host, answers: 200)
                try await ingress.docker.client.killContainer(ingress.configuration.containerName)
                try await eventually(within: .seconds(30), "its end") { try await ingress.state.isRunning ? nil : () }
                var nowhere = PostgresConfiguration(connectionString: "postgresql:///none?host=/nonexistent")
                nowhere.leaseTimeout = .milliseconds(300)
                try await withRunningDatabase(nowhere) { database in
                    let routes = RoutePublisher(
                        store: DataStore(database), ingress: ingress.controller, logger: Logger(label: "test"))
                    await routes.publish()
                }
                #expect(try await ingress.state.isRunning)
                try await ingress.waitUntil(PublicApplication.host, answers: 200, within: Self.bound)
            }
        }
    }

    private static func harm(_ application: PublicApplication, _ harm: Harm) async throws {
        let (client, name) = (application.ingress.docker.client, application.ingress.configuration.containerName)
        switch harm {
        case .killed:
            // The engine takes this for the operator's will: the restart policy does not hold.
            try await client.killContainer(name)
            try await eventually(within: .seconds(30), "its end") { try await application.ingress.state.isRunning ? nil : () }
        case .stopped:
            try await client.stopContainer(name, grace: .seconds(5))
        case .overlayGone:
            try await application.ingress.stopAndRemoveNetwork(application.network, of: application.service)
            await #expect { try await client.startContainer(name) } throws: { "\($0)".contains("not found") }
        case .bridgeGone:
            try await client.stopContainer(name, grace: .seconds(5))
            try await client.removeNetwork(name)
            await #expect { try await client.startContainer(name) } throws: { "\($0)".contains("not found") }
        }
    }
}
