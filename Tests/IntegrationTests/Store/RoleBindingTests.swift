import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Roles in teams", .timeLimit(.minutes(2)))
struct RoleBindingTests {
    private static let viewer = RoleName(stored: "viewer")
    private static let admin = RoleName(stored: "admin")

    @Test("a member of a project alone is found there and in its environments, with no role of the team")
    func projectMember() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            let locator = fixture.session.locator
            let question = TenantQuestion(fixture.project.id.rawValue, by: guest)
            #expect(try await locator.find(.project, [question]).count { $0 != nil } == 0)
            try await fixture.session.members(fixture.tenant).add([Self.viewer], to: guest.userID, at: .project(fixture.project.id))
            let access = try #require(try await locator.find(.project, [question]).first ?? nil)
            #expect(access.place == .project(fixture.project.id) && access.roles.ofTeam.isEmpty)
            #expect(access.roles.placed == [PlacedRole(Self.viewer, at: .project(fixture.project.id))])
            let below = try await locator.find(.application, [TenantQuestion(fixture.application.rawValue, by: guest)])
            #expect(below.first??.place == .environment(fixture.environment.id, fixture.environment.slug, of: fixture.project.id))
            #expect(below.first??.roles == access.roles)
            let memberships = try await fixture.session.identity.memberships(of: guest.userID)
            #expect(memberships.map(\.team.id) == [fixture.team.id] && memberships.first?.roles == access.roles)
        }
    }

    @Test("an environment is found by its slug, and a slug that is none leads to the project")
    func environments() async throws {
        try await withStoreFixture { fixture in
            let owner = fixture.caller()
            let project = fixture.project.id.rawValue
            let found = try await fixture.session.locator.find(
                .place,
                [
                    TenantQuestion(project, by: owner, environment: fixture.environment.slug),
                    TenantQuestion(project, by: owner, environment: Slug(stored: "none")),
                ])
            #expect(
                found.map { $0?.place } == [
                    .environment(fixture.environment.id, fixture.environment.slug, of: fixture.project.id), .project(fixture.project.id),
                ])
        }
    }

    @Test("whoever has a role in the whole installation finds every team, and has no role there")
    func systemRoles() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            try await fixture.session.roles.replaceSystemRoles(of: guest.userID, from: .local, with: [RoleName(stored: "auditor")])
            let roles = try await fixture.session.roles.systemRoles(of: guest.userID)
            #expect(roles.map(\.rawValue) == ["auditor"])
            let auditor = guest.with(systemRoles: roles)
            let access = try await fixture.session.locator.find(.team, [TenantQuestion(fixture.team.id.rawValue, by: auditor)]).first
            #expect(access??.roles == HeldRoles() && access??.place == .team)
            #expect(try await fixture.session.identity.memberships(of: guest.userID).isEmpty)
            #expect(try await fixture.session.identity.memberships(of: guest.userID, withOthers: true).map(\.team.id) == [fixture.team.id])
            try await fixture.session.roles.replaceSystemRoles(of: guest.userID, from: .local, with: [])
            #expect(try await fixture.session.roles.systemRoles(of: guest.userID).isEmpty)
        }
    }

    @Test("what a provider gives replaces what it gave, and leaves alone what others gave")
    func provider() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            let provider = try #require(RoleOrigin(provider: "glewlwyd"))
            let team = fixture.team.id
            try await fixture.session.members(fixture.tenant).add([Self.viewer], to: guest.userID, at: .team)
            try await fixture.replace(of: guest.userID, from: provider, with: [(team, Self.admin), (team, Self.viewer)])
            #expect(try await fixture.roles(of: guest.userID) == ["admin", "viewer"])
            try await fixture.replace(of: guest.userID, from: provider, with: [])
            #expect(try await fixture.roles(of: guest.userID) == ["viewer"])
            try await fixture.replace(of: guest.userID, from: .local, with: [])
            #expect(try await fixture.session.identity.memberships(of: guest.userID).isEmpty)
        }
    }

    @Test("the last owner of a team stays one when the provider takes the role away, until there is another")
    func lastOwner() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            let provider = try #require(RoleOrigin(provider: "glewlwyd"))
            let team = fixture.team.id
            try await fixture.replace(of: guest.userID, from: provider, with: [(team, .owner)])
            // Bob is the only one left.
            try await fixture.replace(of: fixture.user.id, from: .local, with: [])
            let kept = try await fixture.replace(of: guest.userID, from: provider, with: [(team, Self.viewer)])
            #expect(kept.map(\.role.rawValue) == ["owner", "viewer"])
            try await fixture.replace(of: fixture.user.id, from: .local, with: [(team, .owner)])
            let left = try await fixture.replace(of: guest.userID, from: provider, with: [(team, Self.viewer)])
            #expect(left.map(\.role.rawValue) == ["viewer"])
        }
    }

    @Test("of two owners who leave at once, in whatever order, one stays")
    func lastOwnerOfTwo() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            for _ in 0..<10 {
                for user in [fixture.user.id, guest.userID] {
                    try await fixture.session.members(fixture.tenant).add([.owner], to: user, at: .team)
                }
                let left = await withTaskGroup(of: Bool.self) { group in
                    for user in [fixture.user.id, guest.userID] {
                        group.addTask {
                            let statement = SQLStatement("test.leave", "DELETE FROM role_bindings WHERE user_id = $1 AND role = 'owner'")
                            do {
                                _ = try await fixture.database.execute(statement, [user.rawValue])
                                return true
                            } catch {
                                #expect((error as? PostgresError)?.constraint == "teams_owner", "\(error)")
                                return false
                            }
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(left == 1)
            }
        }
    }

    @Test("of roles that are given and taken at once, the sum of a member is that of its bindings")
    func sums() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            let origins = (0..<6).compactMap { RoleOrigin(provider: "p\($0)") }
            await withTaskGroup(of: Void.self) { group in
                for origin in origins {
                    group.addTask {
                        for round in 0..<5 {
                            let roles = round.isMultiple(of: 2) ? [(fixture.team.id, RoleName(stored: "r\(origin.rawValue)"))] : []
                            _ = try? await fixture.replace(of: guest.userID, from: origin, with: roles)
                        }
                    }
                }
            }
            #expect(try await fixture.roles(of: guest.userID) == origins.map { "r\($0.rawValue)" })
        }
    }

    @Test("roles go with their project, and the team's counter counts each change of them")
    func places() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            func changes() async throws -> Int? {
                try await fixture.session.identity.memberships(of: fixture.user.id).first?.changes
            }
            let before = try #require(try await changes())
            try await fixture.session.members(fixture.tenant).add(
                [Self.viewer], to: guest.userID, at: .environment(fixture.environment.id, of: fixture.project.id))
            #expect(try await changes() == before + 1)
            try await fixture.database.execute(
                SQLStatement("test.bindings", "DELETE FROM role_bindings WHERE project_id = $1"), [fixture.project.id.rawValue])
            #expect(try await changes() == before + 2)
            #expect(try await fixture.session.identity.memberships(of: guest.userID).isEmpty)
        }
    }

    @Test("a team that a server of the version before makes has its owner")
    func versionBefore() async throws {
        try await withStoreFixture { fixture in
            let guest = try await fixture.guest("bob")
            try await fixture.database.execute(
                SQLStatement("test.member", "INSERT INTO team_members (team_id, user_id, roles) VALUES ($1, $2, $3)"),
                [fixture.team.id.rawValue, guest.userID.rawValue, ["owner"]])
            try await fixture.session.members(fixture.tenant).add([Self.viewer], to: guest.userID, at: .team)
            #expect(try await fixture.roles(of: guest.userID) == ["owner", "viewer"])
        }
    }
}

extension StoreFixture {
    /// A caller who is the owner of the team.
    fileprivate func caller() -> Caller {
        Caller(
            userID: self.user.id, username: self.user.username, tokenID: .make(), tokenName: "t", boundTeamID: nil, permissions: nil)
    }

    /// A caller who has no role yet.
    fileprivate func guest(_ name: String) async throws -> Caller {
        let user = try await self.session.identity.insertUser(
            id: .make(), username: name, email: "\(name)@example.com", passwordHash: "x")
        return Caller(userID: user.id, username: name, tokenID: .make(), tokenName: "t", boundTeamID: nil, permissions: nil)
    }

    @discardableResult
    fileprivate func replace(
        of user: UserID, from origin: RoleOrigin, with roles: [(TeamID, RoleName)]
    ) async throws -> [(team: TeamID, role: RoleName)] {
        try await self.store.withTransaction { session in
            try await session.roles.replaceTeamRoles(of: user, from: origin, with: roles.map { (team: $0.0, role: $0.1) })
        }
    }

    fileprivate func roles(of user: UserID) async throws -> [String] {
        try await self.session.identity.memberships(of: user).first?.roles.ofTeam.map(\.rawValue) ?? []
    }
}
