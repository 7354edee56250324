import DockerEngine
import Ingress
import Logging
import Model
import Rollout
import Store
import TestSupport
import Testing
import Worker

/// An application that Postgres says is public, its service, and the ingress that a reconciler looks after.
struct PublicApplication {
    static let host = "a.example.org"
    static let port = 8080

    let ingress: IngressLab
    let store: DataStore
    let network: String
    let service: String
    /// The route that Postgres tells of.
    let route: IngressRoute

    /// Writes the application to Postgres as one that is being deployed, and starts its service.
    init(_ ingress: IngressLab, _ fixture: StoreFixture) async throws {
        self.ingress = ingress
        self.store = fixture.store
        _ = try await fixture.session.domains(fixture.tenant).insert(
            id: .make(), application: fixture.application, host: try #require(HostName(Self.host)), path: "/", isGenerated: false)
        let claimed = try await fixture.claim(try await fixture.accept())
        try await fixture.session.deployments(fixture.tenant).advance(claimed.deployment.id, epoch: claimed.epoch, to: .deploying)
        let route = try #require(try await fixture.session.publicRoutes().first)
        self.network = route.networkName
        self.service = route.serviceName
        self.route = try IngressRoute(
            id: route.domainID.description, host: route.host, path: route.path, serviceName: route.serviceName, port: route.port,
            networkName: route.networkName)
        try await self.start()
    }

    /// Makes the network and the service.
    func start() async throws {
        let docker = self.ingress.docker
        _ = try await docker.client.createNetwork(NetworkSpec(name: self.network, isAttachable: true, labels: docker.labels))
        var spec = docker.serviceSpec("web", command: [], networks: [self.network])
        spec.name = self.service
        let id = try await docker.client.createService(IngressLab.answering("web", spec, port: Self.port)).id
        _ = try await docker.waitUntilRunning(id)
    }

    var routes: RoutePublisher {
        RoutePublisher(store: self.store, ingress: self.ingress.controller, logger: Logger(label: "test"))
    }

    /// Runs the reconciler as `roostd` does, for the length of a closure.
    func withReconciler(_ body: () async throws -> Void) async throws {
        let reconciler = ClusterReconciler(
            store: self.store,
            rollout: RolloutController(docker: self.ingress.docker.client, prober: NoProber(), logger: Logger(label: "test")),
            routes: self.routes, logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await reconciler.run() }
            do { try await body() } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            while let _ = await group.nextResult() {}
        }
    }
}
