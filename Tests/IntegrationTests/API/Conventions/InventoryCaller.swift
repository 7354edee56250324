import ControlPlane
import Foundation
import Model
import Policy
import Postgres
import Store
import Testing

/// A kind of caller: a token, and what the policy is told of its user.
struct InventoryCaller: Sendable {
    let name: String
    /// Empty for nobody.
    let token: String
    /// `ROLE at PLACE`, where `acme` is the team that is asked for.
    var bindings: [String] = []
    /// What the token is limited to.
    var scope: [String]?
    /// Whether the token holds.
    var holds = true

    /// The kinds of callers of a world: the first one may do the most, so that the others find what it made.
    static func all(_ lab: APILab, team: String) async throws -> [Self] {
        let tenant = TenantContext(teamID: try #require(TeamID(team)))
        var callers: [Self] = []
        for role in ["owner", "admin", "developer", "deployer", "viewer"] {
            let user = try await lab.insertUser(role)
            try await lab.store.session.members(tenant).add([RoleName(stored: role)], to: user, at: .team)
            callers.append(Self(name: role, token: try await lab.insertToken(of: user), bindings: ["\(role) at acme"]))
        }
        for role in ["operator", "auditor"] {
            let user = try await lab.insertUser(role)
            try await lab.store.session.roles.replaceSystemRoles(of: user, from: .local, with: [RoleName(stored: role)])
            callers.append(Self(name: role, token: try await lab.insertToken(of: user), bindings: ["\(role) at system"]))
        }
        callers.append(Self(name: "owner of another team", token: lab.stranger, bindings: ["owner at rival"]))
        callers.append(Self(name: "nobody", token: "", holds: false))
        let owner = try await lab.insertUser("narrow")
        try await lab.store.session.members(tenant).add([.owner], to: owner, at: .team)
        let reads: Set<Permission> = [.teamRead, .projectRead, .environmentRead, .applicationRead, .deploymentRead, .variableRead]
        callers.append(
            Self(
                name: "token of another scope", token: try await lab.insertToken(of: owner, permissions: reads),
                bindings: ["owner at acme"], scope: reads.map(\.rawValue)))
        callers.append(
            Self(
                name: "expired token", token: try await lab.insertToken(of: owner, expiresAt: Date(timeIntervalSinceNow: -1)), holds: false)
        )
        let suspended = try await lab.insertUser("gone")
        try await lab.store.session.members(tenant).add([.owner], to: suspended, at: .team)
        callers.append(Self(name: "suspended user", token: try await lab.insertToken(of: suspended), holds: false))
        try await lab.suspend("gone")
        try await lab.copyPasswords()
        return callers
    }
}

extension APILab {
    /// Another user, who has no team.
    func insertUser(_ name: String) async throws -> UserID {
        try await self.store.session.identity.insertUser(
            id: .make(), username: name, email: "\(name)@example.com", passwordHash: "x"
        ).id
    }

    /// Makes a user a viewer of a team and of a project.
    func addMember(_ user: UserID, team: String, project: String) async throws {
        let members = self.store.session.members(TenantContext(teamID: try #require(TeamID(team))))
        try await members.add([RoleName(stored: "viewer")], to: user, at: .team)
        try await members.add([RoleName(stored: "viewer")], to: user, at: .project(try #require(ProjectID(project))))
    }

    /// Gives everybody, or one user, the password of the first one.
    func copyPasswords(_ name: String? = nil) async throws {
        _ = try await self.database.execute(
            SQLStatement(
                "test.passwords",
                """
                UPDATE users SET password_hash = (SELECT password_hash FROM users WHERE username = 'ada')
                WHERE team_id IS NULL AND ($1::text IS NULL OR username = $1)
                """), [name])
    }

    /// The text of a new personal token.
    func insertToken(of user: UserID, permissions: Set<Permission>? = nil, expiresAt: Date? = nil) async throws -> String {
        let secret = TokenSecret(.personal)
        _ = try await self.store.session.tokens.insert(
            NewAPIToken(
                id: .make(), userID: user, teamID: nil, name: "test", prefix: secret.prefix, hash: secret.hash, permissions: permissions,
                expiresAt: expiresAt))
        return secret.text
    }
}
