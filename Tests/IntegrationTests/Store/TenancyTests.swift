import Foundation
import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Tenants in Postgres", .timeLimit(.minutes(2)))
struct TenancyTests {
    @Test("no repository of one team finds, changes or lists anything of another")
    func isolation() async throws {
        try await withTestDatabase { database in
            let ours = try await makeStoreFixture(in: database, team: "ours")
            let theirs = try await makeStoreFixture(in: database, team: "theirs")
            let deployment = try await theirs.accept()
            let session = ours.session
            let tenant = ours.tenant
            await #expect(throws: StoreError.self) { try await session.projects(tenant).find(theirs.project.id) }
            await #expect(throws: StoreError.self) { try await session.applications(tenant).find(theirs.application) }
            for target in theirs.targets {
                await #expect(throws: StoreError.self) { try await session.deletions(tenant).delete(target) }
                #expect(try await session.deletions(tenant).lock(deletionOf: target) == nil)
            }
            await #expect(throws: StoreError.self) {
                try await session.applications(tenant).update(theirs.application, ApplicationChange(name: "x"))
            }
            await #expect(throws: StoreError.self) { try await session.deployments(tenant).find(deployment) }
            await #expect(throws: StoreError.self) { try await session.configurations(tenant).find(1, of: theirs.application) }
            #expect(try await session.deployments(tenant).cancel(deployment) == false)
            let caller = Caller(
                userID: ours.user.id, username: "ours", tokenID: .make(), tokenName: "x", boundTeamID: nil, permissions: nil)
            await #expect(throws: StoreError.self) {
                try await session.applications(of: theirs.project.id, for: caller, environment: nil, after: nil, limit: 10)
            }
            let own = try await session.applications(of: ours.project.id, for: caller, environment: nil, after: nil, limit: 10)
            #expect(own.access.tenant == tenant && own.access.roles == HeldRoles(ofTeam: [.owner]))
            #expect(own.applications.map(\.id) == [ours.application])
            #expect(try await session.projects(tenant).environments(of: theirs.project.id).isEmpty)
            #expect(try await session.releases(tenant).list(of: theirs.application, before: nil, limit: 10).isEmpty)
            #expect(try await session.domains(tenant).list(of: theirs.application).isEmpty)
            #expect(try await theirs.status(deployment) == .queued)
        }
    }

    @Test("the schema itself refuses an application in another team's project")
    func mixedTenants() async throws {
        try await withTestDatabase { database in
            let ours = try await makeStoreFixture(in: database, team: "ours")
            let theirs = try await makeStoreFixture(in: database, team: "theirs")
            let id = ApplicationID.make()
            await #expect(throws: StoreError.self) {
                try await ours.session.applications(ours.tenant).insert(
                    NewApplication(
                        id: id, projectID: theirs.project.id, environmentID: theirs.environment.id, slug: try #require(Slug("evil")),
                        name: "x",
                        source: .image(try ImageReference("busybox")), build: BuildSettings(), run: RunSettings(), keepReleases: 1,
                        serviceName: ServiceName(stored: "evil")))
            }
        }
    }

    @Test("a host belongs to the team that has it, with every path, until it lets go")
    func hosts() async throws {
        try await withTestDatabase { database in
            let ours = try await makeStoreFixture(in: database, team: "ours")
            let theirs = try await makeStoreFixture(in: database, team: "theirs")
            let host = try #require(HostName("shop.example.com"))
            let domain = try await ours.session.domains(ours.tenant).insert(
                id: .make(), application: ours.application, host: host, path: "/", isGenerated: false)
            for path in ["/", "/login"] {
                await #expect(throws: StoreError.self) {
                    try await theirs.session.domains(theirs.tenant).insert(
                        id: .make(), application: theirs.application, host: host, path: path, isGenerated: false)
                }
            }
            await #expect(throws: StoreError.self) {
                try await theirs.session.domains(theirs.tenant).delete(domain.id, of: theirs.application)
            }
            try await ours.session.domains(ours.tenant).delete(domain.id, of: ours.application)
            _ = try await theirs.session.domains(theirs.tenant).insert(
                id: .make(), application: theirs.application, host: host, path: "/", isGenerated: false)
        }
    }

    @Test("a token is found by its hash while it is valid, and its secret stands nowhere")
    func tokens() async throws {
        try await withStoreFixture { fixture in
            let hash = [UInt8](repeating: 7, count: 32)
            let token = try await fixture.session.tokens.insert(
                NewAPIToken(
                    id: .make(), userID: fixture.user.id, teamID: fixture.team.id, name: "ci", prefix: "roost_team_abcd", hash: hash,
                    permissions: [.applicationRead], expiresAt: nil))
            let other = [UInt8](repeating: 9, count: 32)
            let second = try await fixture.session.tokens.insert(
                NewAPIToken(
                    id: .make(), userID: fixture.user.id, teamID: nil, name: "mine", prefix: "roost_pat_efgh", hash: other,
                    permissions: nil,
                    expiresAt: nil))
            #expect(token.lastUsedAt == nil)
            let found = try await fixture.session.tokens.authenticate(hashes: [hash, [1], other, hash])
            #expect(found.mapValues(\.tokenID) == [hash: token.id, other: second.id])
            #expect(found[hash]?.boundTeamID == fixture.team.id)
            #expect(found[hash]?.permissions == [.applicationRead])
            let used = try await fixture.session.tokens.find(token.id, of: fixture.user.id).lastUsedAt
            #expect(used != nil)
            _ = try await fixture.session.tokens.authenticate(hashes: [hash])
            #expect(try await fixture.session.tokens.find(token.id, of: fixture.user.id).lastUsedAt == used)
            try await fixture.session.tokens.revoke(token.id, of: fixture.user.id)
            #expect(try await fixture.session.tokens.authenticate(hashes: [hash]).isEmpty)
            let expired = [UInt8](repeating: 8, count: 32)
            _ = try await fixture.session.tokens.insert(
                NewAPIToken(
                    id: .make(), userID: fixture.user.id, teamID: nil, name: "old", prefix: "roost_pat_abcd", hash: expired,
                    permissions: nil,
                    expiresAt: Date(timeIntervalSinceNow: -1)))
            #expect(try await fixture.session.tokens.authenticate(hashes: [expired]).isEmpty)
        }
    }

    @Test("the network of a deleted environment goes once no service is left that could stand in it")
    func networks() async throws {
        try await withStoreFixture { fixture in
            let applications = fixture.session.applications(fixture.tenant)
            #expect(try await fixture.session.environmentsToRemove(after: nil).isEmpty)
            try await fixture.delete(.application(fixture.application))
            try await fixture.delete(.project(fixture.project.id))
            #expect(try await fixture.session.environmentsToRemove(after: nil).isEmpty)
            try await applications.setRemoved(fixture.application)
            #expect(try await fixture.session.environmentsToRemove(after: nil).map(\.network) == [fixture.environment.networkName])
            try await fixture.session.setEnvironmentRemoved(fixture.environment.id)
            #expect(try await fixture.session.environmentsToRemove(after: nil).isEmpty)
        }
    }

    @Test("the bootstrap token makes one first user, also when two come at once")
    func bootstrap() async throws {
        try await withTestDatabase { database in
            let store = DataStore(database)
            let hash = [UInt8](repeating: 1, count: 32)
            #expect(try await store.session.identity.setBootstrapToken(hash: hash))
            let winners = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { (try? await store.withTransaction { try await $0.identity.takeBootstrapToken(hash: hash) }) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
            _ = try await makeStoreFixture(in: database, team: "first")
            #expect(try await store.session.identity.setBootstrapToken(hash: hash) == false)
        }
    }

    @Test("the audit trail can be added to and nothing else")
    func audit() async throws {
        try await withStoreFixture { fixture in
            try await fixture.session.audit.append(
                AuditRecord(teamID: fixture.team.id, actor: .system, action: "x.y", resource: "z", traceID: "t"))
            for text in ["UPDATE audit_records SET action = 'q'", "DELETE FROM audit_records", "TRUNCATE audit_records"] {
                await #expect(throws: PostgresError.self, "\(text)") { try await fixture.database.execute(SQLStatement(text, text)) }
            }
        }
    }

    @Test("the schema allows exactly the states that the model knows")
    func states() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let statement = SQLStatement(
                "force", "UPDATE deployments SET status = $2, finished_at = CASE WHEN $3 THEN now() END WHERE id = $1")
            for status in DeploymentStatus.allCases {
                try await fixture.database.execute(statement, [id.rawValue, status.rawValue, status.isTerminal])
            }
            await #expect(throws: PostgresError.self) { try await fixture.database.execute(statement, [id.rawValue, "done", true]) }
        }
    }
}
