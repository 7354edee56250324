import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Deletions in Postgres", .timeLimit(.minutes(2)))
struct DeletionStoreTests {
    @Test("a restore brings back what its deletion took, and nothing that was deleted before")
    func exactness() async throws {
        try await withStoreFixture { fixture in
            let staging = try await fixture.insertEnvironment("staging")
            let preview = try await fixture.insertEnvironment("preview")
            let kept = try await fixture.insertApplication("kept", environment: staging)
            let gone = try await fixture.insertApplication("gone", environment: staging)
            let early = try await fixture.insertApplication("early")
            try await fixture.delete(.application(early))
            try await fixture.delete(.environment(preview, of: fixture.project.id))
            try await fixture.delete(.application(gone))
            try await fixture.delete(.environment(staging, of: fixture.project.id))
            try await fixture.delete(.project(fixture.project.id))
            for target in fixture.targets.dropFirst() { #expect(try await !fixture.isLive(target)) }

            let project = try await fixture.restore(.project(fixture.project.id))
            #expect(project.projects == 1 && project.environments == 1)
            #expect(project.applications.map(\.id) == [fixture.application])
            #expect(try await !fixture.isLive(.application(early)))
            let environment = try await fixture.restore(.environment(staging, of: fixture.project.id))
            #expect(environment.environments == 1 && environment.applications.map(\.id) == [kept])
            #expect(try await !fixture.isLive(.application(gone)))
            #expect(try await fixture.restore(.application(gone)).applications.map(\.id) == [gone])
            #expect(try await fixture.isLive(.application(gone)))
            #expect(try await !fixture.isLive(.environment(preview, of: fixture.project.id)))
        }
    }

    @Test("what stands in something deleted cannot be restored, and is told what to restore first")
    func surroundings() async throws {
        try await withStoreFixture { fixture in
            let deletions = fixture.session.deletions(fixture.tenant)
            try await fixture.delete(.application(fixture.application))
            let application = DeletionTarget.application(fixture.application)
            #expect(try await deletions.holdSurroundings(of: application) == nil)
            let environment = DeletionTarget.environment(fixture.environment.id, of: fixture.project.id)
            try await fixture.delete(environment)
            #expect(try await deletions.holdSurroundings(of: application) == .environment)
            try await fixture.delete(.project(fixture.project.id))
            #expect(try await deletions.holdSurroundings(of: application) == .project)
            #expect(try await deletions.holdSurroundings(of: environment) == .project)
            try await fixture.delete(.team(fixture.team.id))
            for target in fixture.targets.dropFirst() { #expect(try await deletions.holdSurroundings(of: target) == .team) }
            for target in fixture.targets { try await fixture.restore(target) }
            #expect(try await fixture.isLive(application))
        }
    }

    @Test("what was live is known after its removal, and until something serves again")
    func live() async throws {
        try await withStoreFixture { fixture in
            let release = try await fixture.serve(replicas: 3)
            let target = DeletionTarget.application(fixture.application)
            for isRemoved in [true, false, true] {
                try await fixture.delete(target)
                if isRemoved { try await fixture.removeAll() }
                let restored = try #require(try await fixture.restore(target).applications.first)
                #expect(restored.releaseNumber == release && restored.replicas == 3)
            }
            #expect(try await fixture.session.applications(fixture.tenant).find(fixture.application).live == nil)
            let other = try await fixture.serve(replicas: 0)
            try await fixture.delete(target)
            let restored = try #require(try await fixture.restore(target).applications.first)
            #expect(restored.releaseNumber == other && restored.replicas == 0)
        }
    }

    @Test("a deployment of what was restored starts once the service and the network of before are gone")
    func waiting() async throws {
        try await withStoreFixture { fixture in
            let deployments = fixture.session.deployments(fixture.tenant)
            let environment = DeletionTarget.environment(fixture.environment.id, of: fixture.project.id)
            try await fixture.delete(environment)
            try await fixture.restore(environment)
            let id = try await fixture.accept()
            func expectBlocked(_ what: Comment) async throws {
                guard case .blocked = try await deployments.claim(id) else {
                    Issue.record(what)
                    return
                }
            }
            try await expectBlocked("while the service is there")
            #expect(try await fixture.session.environmentsToRemove(after: nil).isEmpty)
            #expect(try await fixture.session.applicationsBeingDeployed().isEmpty)
            try await fixture.session.applications(fixture.tenant).setRemoved(fixture.application)
            try await expectBlocked("while the network is there")
            #expect(try await fixture.session.environmentsToRemove(after: nil).map(\.id) == [fixture.environment.id])
            try await fixture.session.setEnvironmentRemoved(fixture.environment.id)
            _ = try await fixture.claim(id)
            await #expect(throws: StoreError.self) {
                try await fixture.session.applications(fixture.tenant).setRemoved(fixture.application)
            }
        }
    }

    @Test("a deployment that runs while its application is deleted is asked to end, and holds the removal until it has")
    func running() async throws {
        try await withStoreFixture { fixture in
            let claimed = try await fixture.claim(try await fixture.accept())
            let deployments = fixture.session.deployments(fixture.tenant)
            try await deployments.advance(claimed.deployment.id, epoch: claimed.epoch, to: .deploying)
            let waiting = try await fixture.accept(.restart)
            try await fixture.delete(.project(fixture.project.id))
            #expect(try await deployments.isCancellationRequested(claimed.deployment.id))
            #expect(try await fixture.status(waiting) == .cancelled)
            #expect(try await fixture.session.applicationsBeingDeployed() == [fixture.application])
            // Another worker may take over and bring it to its end.
            let second = try await fixture.claim(claimed.deployment.id)
            try await deployments.advance(second.deployment.id, epoch: second.epoch, to: .rollingBack)
            try await deployments.advance(second.deployment.id, epoch: second.epoch, to: .cancelled)
            #expect(try await fixture.session.applicationsBeingDeployed().isEmpty)
        }
    }

    @Test("hosts come back with their application, apart from those that somebody else has and those that were removed before")
    func hosts() async throws {
        try await withTestDatabase { database in
            let ours = try await makeStoreFixture(in: database, team: "ours")
            let theirs = try await makeStoreFixture(in: database, team: "theirs")
            func insert(_ host: String, _ path: String = "/", of fixture: StoreFixture) async throws -> DomainID {
                try await fixture.session.domains(fixture.tenant).insert(
                    id: .make(), application: fixture.application, host: try #require(HostName(host)), path: path, isGenerated: false
                ).id
            }
            _ = try await insert("kept.example.com", of: ours)
            _ = try await insert("lost.example.com", "/a", of: ours)
            _ = try await insert("lost.example.com", "/b", of: ours)
            let removed = try await insert("removed.example.com", of: ours)
            try await ours.session.domains(ours.tenant).delete(removed, of: ours.application)
            try await ours.delete(.project(ours.project.id))
            #expect(try await ours.session.domains(ours.tenant).list(of: ours.application).isEmpty)
            _ = try await insert("lost.example.com", "/c", of: theirs)
            #expect(try await ours.restore(.project(ours.project.id)).lostHosts == ["lost.example.com"])
            let hosts = try await ours.session.domains(ours.tenant).list(of: ours.application).map(\.host.rawValue)
            #expect(hosts == ["kept.example.com"])
            await #expect(throws: StoreError.self) { try await insert("kept.example.com", "/x", of: theirs) }
            // What was lost does not come back with a later restore either.
            try await ours.delete(.application(ours.application))
            try await theirs.delete(.team(theirs.team.id))
            #expect(try await ours.restore(.application(ours.application)).lostHosts.isEmpty)
            #expect(try await ours.session.domains(ours.tenant).list(of: ours.application).map(\.host.rawValue) == hosts)
        }
    }

    @Test("Postgres refuses what would bring a host back to two teams, and the removal of the history of what is live")
    func refusals() async throws {
        try await withTestDatabase { database in
            let ours = try await makeStoreFixture(in: database, team: "ours")
            let theirs = try await makeStoreFixture(in: database, team: "theirs")
            let host = try #require(HostName("www.example.com"))
            _ = try await ours.session.domains(ours.tenant).insert(
                id: .make(), application: ours.application, host: host, path: "/a", isGenerated: false)
            try await ours.delete(.application(ours.application))
            _ = try await theirs.session.domains(theirs.tenant).insert(
                id: .make(), application: theirs.application, host: host, path: "/b", isGenerated: false)
            await #expect(throws: PostgresError.self) {
                try await database.execute(sql("UPDATE domains SET deleted_at = NULL, deletion_id = NULL"))
            }
            try await theirs.accept()
            await #expect(throws: PostgresError.self) { try await database.execute(sql("DELETE FROM deployment_events")) }
            await #expect(throws: PostgresError.self) {
                try await database.execute(sql("UPDATE applications SET deletion_id = NULL WHERE deleted_at IS NOT NULL"))
            }
        }
    }
}
