import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Postgres
import Testing

/// Another team of the same server, which has one of everything.
struct Neighbour: Sendable {
    /// Used by its owner.
    let lab: APILab
    let places: Places
    /// What stands in addresses for its inner objects, by the name that the templates have for it.
    let inner: [String: String]
    /// What stands in bodies for its objects, by the member's name.
    let members: [String: String]

    init(_ lab: APILab) async throws {
        let lab = lab.acting(lab.stranger)
        let places = try await Places(lab)
        let team = "/api/teams/\(places.team)"
        let domain = try await lab.call(
            DomainView.self, .post, "/api/applications/\(places.application)/domains", json: "{\"host\":\"theirs.example.com\"}",
            status: 201)
        _ = try await lab.call(
            RoleView.self, .post, team + "/roles", json: "{\"name\":\"theirs\",\"inherits\":[\"viewer\"]}", status: 201)
        let account = try await lab.call(
            ServiceAccountView.self, .post, team + "/service-accounts", json: "{\"name\":\"theirs\",\"roles\":[\"viewer\"]}", status: 201)
        let invitation = try await lab.call(
            InvitationView.self, .post, team + "/invitations", json: "{\"email\":\"theirs@example.com\",\"roles\":[\"viewer\"]}",
            status: 201)
        let token = try await lab.call(
            TokenView.self, .post, "/api/tokens", json: "{\"name\":\"theirs\",\"teamId\":\"\(places.team)\"}", status: 201)
        self.lab = lab
        self.places = places
        self.inner = [
            "domainId": domain.id, "environmentId": places.environment, "name": "theirs", "accountId": account.id,
            // A service account: people can be made members of any team.
            "userId": account.id, "invitationId": invitation.id, "tokenId": token.id,
        ]
        self.members = [
            "projectId": places.project, "teamId": places.team, "fromApplicationId": places.application,
            "environmentId": places.environment, "serviceAccountId": account.id, "ids": places.application,
        ]
    }

    /// Every id of it, and its slugs that nothing else has.
    var marks: [String] {
        [self.places.team, self.places.project, self.places.environment, self.places.application, self.places.deployment, "theirs"]
            + self.inner.values.filter { $0 != "theirs" }
    }

    /// What there is of it: rows by table, and how often anything of it was changed.
    func state() async throws -> [String: Int] {
        var state: [String: Int] = [:]
        for table in ["projects", "applications", "deployments", "role_bindings", "team_roles", "invitations", "api_tokens", "releases"] {
            state[table] = try await self.number("SELECT count(*) FROM \(table) WHERE team_id = $1", table)
        }
        state["changes"] = try await self.number("SELECT counter FROM team_changes WHERE team_id = $1", "changes")
        return state
    }

    private func number(_ text: String, _ name: String) async throws -> Int {
        let rows: [Int] = try await self.lab.database.query(
            SQLStatement("test.neighbour.\(name)", text), [try #require(TeamID(self.places.team)).rawValue]
        ) { row throws(PostgresError) in try row[0] }
        return rows.first ?? -1
    }
}
