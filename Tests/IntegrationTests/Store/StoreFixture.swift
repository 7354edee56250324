import Foundation
import Model
import Postgres
import Store
import TestSupport

/// A team with an owner, a project, its environment and an application, in a database of its own.
struct StoreFixture: Sendable {
    let store: DataStore
    let database: PostgresDatabase
    let user: User
    let team: Team
    let project: Project
    let environment: DeploymentEnvironment
    let application: ApplicationID

    var tenant: TenantContext { TenantContext(teamID: self.team.id) }
    var session: StoreSession { self.store.session }

    /// Accepts a deployment of the application, as the control plane does.
    @discardableResult
    func accept(_ kind: DeploymentKind = .deploy) async throws -> DeploymentID {
        let id = DeploymentID.make()
        try await self.store.withTransaction { session in
            try await session.deployments(self.tenant).insert(
                NewDeployment(
                    id: id, applicationID: self.application, kind: kind, request: DeploymentRequest(branch: "main"), trigger: .api,
                    actor: .system, traceID: "0af7651916cd43dd8448eb211c80319c"))
        }
        return id
    }

    /// All that can be deleted.
    var targets: [DeletionTarget] {
        [
            .team(self.team.id), .project(self.project.id), .environment(self.environment.id, of: self.project.id),
            .application(self.application),
        ]
    }

    func delete(_ target: DeletionTarget, volumes: Bool = false) async throws {
        try await self.store.withTransaction { try await $0.deletions(self.tenant).delete(target, volumes: volumes) }
    }

    /// Restores what was deleted by itself and stands in nothing that is deleted.
    @discardableResult
    func restore(_ target: DeletionTarget) async throws -> RestoredObjects {
        try await self.store.withTransaction { session in
            let deletions = session.deletions(self.tenant)
            guard try await deletions.holdSurroundings(of: target) == nil, let deletion = try await deletions.lock(deletionOf: target)
            else { throw StoreError.notFound }
            return try await deletions.restore(deletion)
        }
    }

    func claim(_ id: DeploymentID) async throws -> ClaimedDeployment {
        guard case .claimed(let claimed) = try await self.session.deployments(self.tenant).claim(id) else {
            throw StoreError.stale
        }
        return claimed
    }

    func status(_ id: DeploymentID) async throws -> DeploymentStatus {
        try await self.session.deployments(self.tenant).find(id).status
    }
}

/// Lends a fixture in a fresh database.
func withStoreFixture(_ body: (StoreFixture) async throws -> Void) async throws {
    try await withTestDatabase { database in
        try await body(try await makeStoreFixture(in: database, team: "acme"))
    }
}

/// Lends a fixture in a fresh database, and a second client of that database.
func withStoreFixture(onlooker body: (StoreFixture, PostgresDatabase) async throws -> Void) async throws {
    try await withTestDatabaseAddress { test in
        try await withRunningDatabase(test.configuration) { database in
            let fixture = try await makeStoreFixture(in: database, team: "acme")
            try await withRunningDatabase(test.configuration) { onlooker in try await body(fixture, onlooker) }
        }
    }
}

func makeStoreFixture(in database: PostgresDatabase, team slug: String) async throws -> StoreFixture {
    let store = DataStore(database)
    let id = ApplicationID.make()
    guard let teamSlug = Slug(slug), let shop = Slug("shop"), let web = Slug("web"), let production = Slug("production") else {
        throw StoreError.corrupt(what: "the fixture")
    }
    return try await store.withTransaction { session in
        let user = try await session.identity.insertUser(id: .make(), username: slug, email: "\(slug)@example.com", passwordHash: "x")
        let team = try await session.identity.insertTeam(id: .make(), slug: teamSlug, name: slug, owner: user.id)
        let tenant = TenantContext(teamID: team.id)
        let project = try await session.projects(tenant).insert(id: .make(), slug: shop, name: "Shop")
        let environmentID = EnvironmentID.make()
        let environment = try await session.projects(tenant).insertEnvironment(
            id: environmentID, project: project.id, slug: production,
            networkName: ServiceName.network(project: shop, environment: production, id: environmentID))
        let run = RunSettings(port: 8080)
        try await session.applications(tenant).insert(
            NewApplication(
                id: id, projectID: project.id, environmentID: environment.id, slug: web, name: "Web",
                source: .image(try ImageReference("127.0.0.1:5000/library/busybox:1")), build: BuildSettings(), run: run, keepReleases: 2,
                serviceName: ServiceName(project: shop, application: web, id: id)))
        try await session.configurations(tenant).insert(ConfigurationVersion(applicationID: id, number: 1, run: run, variables: []))
        return StoreFixture(
            store: store, database: database, user: user, team: team, project: project, environment: environment, application: id)
    }
}
