import APIClient
import APIContract

/// A team, a project or an environment by its id.
enum MemberPlaceID {
    case team(String)
    case project(String, environment: String?)

    /// A part of the list of its members.
    func members(_ client: RoostClient, after: String?) async throws(ClientError) -> Answer<Page<MemberView>> {
        switch self {
        case .team(let id): try await client.members(teamID: id, after: after)
        case .project(let id, _): try await client.members(projectID: id, after: after)
        }
    }

    /// The team that it is in.
    func teamID(_ client: RoostClient) async throws(ClientError) -> String {
        switch self {
        case .team(let id): id
        case .project(let id, _): try await client.project(id).value.teamId
        }
    }

    /// The roles that members gave somebody there, those further up and down left out.
    func roles(_ member: MemberView) -> [String] {
        member.grants.filter { grant in
            guard grant.origin == "local" else { return false }
            switch self {
            case .team: return grant.projectId == nil
            case .project(let id, let environment): return grant.projectId == id && grant.environmentId == environment
            }
        }.map(\.role)
    }

    func set(_ roles: [String], of user: String, _ client: RoostClient) async throws(ClientError) -> Answer<MemberView> {
        switch self {
        case .team(let id): try await client.setRoles(roles, of: user, teamID: id)
        case .project(let id, let environment):
            try await client.setRoles(roles, of: user, projectID: id, environmentID: environment)
        }
    }

    func remove(_ user: String, _ client: RoostClient) async throws(ClientError) {
        switch self {
        case .team(let id): try await client.removeMember(user, teamID: id)
        case .project(let id, let environment): try await client.removeMember(user, projectID: id, environmentID: environment)
        }
    }

    /// The id of who is meant: a member of the team, or a service account.
    func user(_ reference: String, _ client: RoostClient) async throws -> String {
        if let id = ReferenceText.id(reference) { return id }
        let team = try await self.teamID(client)
        let members = try await client.all { after throws(ClientError) in try await client.members(teamID: team, after: after) }
        var found = members.filter { $0.username == reference }.map(\.id)
        if found.isEmpty {
            let accounts = try await client.all { after throws(ClientError) in
                try await client.serviceAccounts(teamID: team, after: after)
            }
            found = accounts.filter { $0.name == reference }.map(\.id)
        }
        guard let id = found.first else {
            throw CommandFailure("nobody of the team goes by '\(reference)': who is new to it is named by the id")
        }
        guard found.count == 1 else { throw CommandFailure("a member and a service account go by '\(reference)': give the id of one") }
        return id
    }
}
