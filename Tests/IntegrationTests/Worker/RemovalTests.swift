import Foundation
import Ingress
import Logging
import Model
import Postgres
import Rollout
import Store
import TestSupport
import Testing
import Worker

@Suite("Removals", .timeLimit(.minutes(2)))
struct RemovalTests {
    /// More than a page.
    private static let stuck = 110

    @Test("An application is removed although more than a page of older ones cannot be")
    func behindStuckOnes() async throws {
        try await IngressLab.with { ingress in
            try await withStoreFixture { fixture in
                for number in 1...Self.stuck {
                    // As one of which a worker has not yet let go.
                    _ = try await Self.insertDeleted("stuck-\(number)", fixture, isDeploying: true)
                }
                let last = try await Self.insertDeleted("last", fixture)
                // What the reconciler's end would otherwise cut off in the middle.
                try await ingress.controller.ensureRunning()
                let reconciler = ClusterReconciler(
                    store: fixture.store,
                    rollout: RolloutController(docker: ingress.docker.client, prober: NoProber(), logger: Logger(label: "test")),
                    routes: RoutePublisher(store: fixture.store, ingress: ingress.controller, logger: Logger(label: "test")),
                    logger: Logger(label: "test"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await reconciler.run() }
                    try await eventually(within: .seconds(30), "the removal of the last one") {
                        try await Self.removed(fixture) == [last] ? () : nil
                    }
                    group.cancelAll()
                    while let _ = await group.nextResult() {}
                }
            }
        }
    }

    @Test("The pages of what is to be removed hold each application and each environment once, by id")
    func pages() async throws {
        try await withStoreFixture { fixture in
            var applications: [ApplicationID] = []
            for number in 1...Self.stuck { applications.append(try await Self.insertDeleted("app-\(number)", fixture)) }
            var environments: [EnvironmentID] = []
            for number in 1...Self.stuck { environments.append(try await Self.insertDeletedEnvironment("env-\(number)", fixture)) }
            let first = try await fixture.session.applicationsToRemove(after: nil).map(\.id)
            let second = try await fixture.session.applicationsToRemove(after: first.last).map(\.id)
            #expect(first.count == 100 && first + second == applications.sorted { "\($0)" < "\($1)" })
            #expect(try await fixture.session.applicationsToRemove(after: second.last).isEmpty)
            let one = try await fixture.session.environmentsToRemove(after: nil).map(\.id)
            let two = try await fixture.session.environmentsToRemove(after: one.last).map(\.id)
            #expect(one.count == 100 && one + two == environments.sorted { "\($0)" < "\($1)" })
            #expect(try await fixture.session.environmentsToRemove(after: two.last).isEmpty)
        }
    }

    private static func insertDeleted(_ slug: String, _ fixture: StoreFixture, isDeploying: Bool = false) async throws -> ApplicationID {
        let id = ApplicationID.make()
        let deployment = DeploymentID.make()
        let run = RunSettings(port: 8080)
        try await fixture.store.withTransaction { session in
            try await session.applications(fixture.tenant).insert(
                NewApplication(
                    id: id, projectID: fixture.project.id, environmentID: fixture.environment.id, slug: try #require(Slug(slug)),
                    name: slug,
                    source: .image(try ImageReference("busybox:1")), build: BuildSettings(), run: run, keepReleases: 1,
                    serviceName: ServiceName(stored: "\(slug)-\(id)")))
            try await session.configurations(fixture.tenant).insert(
                ConfigurationVersion(applicationID: id, number: 1, run: run, variables: []))
            if isDeploying {
                try await session.deployments(fixture.tenant).insert(
                    NewDeployment(
                        id: deployment, applicationID: id, kind: .deploy, request: DeploymentRequest(), trigger: .api, actor: .system,
                        traceID: "0af7651916cd43dd8448eb211c80319c"))
            }
        }
        if isDeploying {
            let claimed = try await fixture.claim(deployment)
            try await fixture.session.deployments(fixture.tenant).advance(deployment, epoch: claimed.epoch, to: .deploying)
        }
        try await fixture.delete(.application(id))
        return id
    }

    private static func insertDeletedEnvironment(_ slug: String, _ fixture: StoreFixture) async throws -> EnvironmentID {
        let id = EnvironmentID.make()
        try await fixture.store.withTransaction { session in
            _ = try await session.projects(fixture.tenant).insertEnvironment(
                id: id, project: fixture.project.id, slug: try #require(Slug(slug)), networkName: "\(slug)-\(id)")
        }
        try await fixture.database.execute(
            SQLStatement("test.deleteEnvironment", "UPDATE environments SET deleted_at = now() WHERE id = $1"), [id.rawValue])
        return id
    }

    private static func removed(_ fixture: StoreFixture) async throws -> [ApplicationID] {
        try await fixture.database.query(
            SQLStatement("test.removed", "SELECT id FROM applications WHERE removed_at IS NOT NULL"), []
        ) { row throws(PostgresError) in ApplicationID(try row[0]) }
    }
}
