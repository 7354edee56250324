import Model
import Store
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Where objects are, asked inside a transaction", .timeLimit(.minutes(1)))
struct JoinedLookupTests {
    @Test("D01: what a transaction made is found by it alone: its look-ups are never answered together with those of others")
    func joined() async throws {
        try await withStoreFixture { fixture in
            let lookups = TenantLookups(store: fixture.store)
            let owner = Caller(
                userID: fixture.user.id, username: fixture.user.username, tokenID: .make(), tokenName: "t", boundTeamID: nil,
                permissions: nil)
            for round in 0..<20 {
                let id = ProjectID.make()
                let slug = Slug(stored: "made-\(round)")
                try await fixture.store.withJoinedTransaction { session in
                    _ = try await session.projects(fixture.tenant).insert(id: id, slug: slug, name: "Made")
                    // Others ask for the same in that moment, so that there is a statement which the transaction's question could join.
                    let others = (0..<12).map { _ in
                        Task.detached { (try? await lookups.access(to: .project(id), by: owner)) != nil }
                    }
                    for _ in 0..<4 {
                        let found = try await lookups.access(to: .project(id), by: owner)
                        #expect(found.place == .project(id))
                    }
                    for other in others { #expect(await other.value == false, "seen before it was committed") }
                }
                #expect(try await lookups.access(to: .project(id), by: owner).tenant == fixture.tenant)
            }
        }
    }

    @Test("D01: who asks the same in the same moment gets one answer, and nobody that of another question")
    func repeated() async throws {
        try await withStoreFixture { fixture in
            let lookups = TenantLookups(store: fixture.store)
            let owner = Caller(
                userID: fixture.user.id, username: fixture.user.username, tokenID: .make(), tokenName: "t", boundTeamID: nil,
                permissions: nil)
            let stranger = Caller(
                userID: .make(), username: "stranger", tokenID: .make(), tokenName: "t", boundTeamID: nil, permissions: nil)
            let bound = Caller(
                userID: fixture.user.id, username: fixture.user.username, tokenID: .make(), tokenName: "t", boundTeamID: .make(),
                permissions: nil)
            let projects = [ProjectID.make(), .make(), .make()]
            for (number, id) in projects.enumerated() {
                try await fixture.store.withTransaction { session in
                    _ = try await session.projects(fixture.tenant).insert(id: id, slug: Slug(stored: "p-\(number)"), name: "P")
                }
            }
            await withTaskGroup(of: Void.self) { group in
                for turn in 0..<240 {
                    let id = projects[turn % projects.count]
                    group.addTask {
                        let found = try? await lookups.access(to: .project(id), by: [owner, stranger, bound, owner][turn % 4])
                        #expect(found?.place == (turn % 4 == 1 || turn % 4 == 2 ? nil : .project(id)))
                    }
                }
            }
        }
    }
}
