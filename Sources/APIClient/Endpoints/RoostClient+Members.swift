package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of a team's members.
    package func members(teamID: String, after: String? = nil) async throws(ClientError) -> Answer<Page<MemberView>> {
        try await self.answer(
            Call(.GET, APIPath.members.filled(teamID), query: [("limit", "100"), ("after", after)]), as: Page<MemberView>.self)
    }

    /// A part of the list of a project's members.
    package func members(projectID: String, after: String? = nil) async throws(ClientError) -> Answer<Page<MemberView>> {
        try await self.answer(
            Call(.GET, APIPath.projectMembers.filled(projectID), query: [("limit", "100"), ("after", after)]), as: Page<MemberView>.self)
    }

    /// Gives a user roles in a team, in place of those that members gave it there.
    package func setRoles(_ roles: [String], of userID: String, teamID: String) async throws(ClientError) -> Answer<MemberView> {
        var call = Call(.PUT, APIPath.member.filled(teamID, userID))
        call.body = try self.encode(MemberRolesRequest(roles: roles))
        return try await self.answer(call, as: MemberView.self)
    }

    /// Gives a user roles in a project or an environment of it, in place of those that members gave it there.
    package func setRoles(
        _ roles: [String], of userID: String, projectID: String, environmentID: String?
    ) async throws(ClientError) -> Answer<MemberView> {
        var call = Call(.PUT, APIPath.projectMember.filled(projectID, userID))
        call.body = try self.encode(ProjectMemberRolesRequest(roles: roles, environmentId: environmentID))
        return try await self.answer(call, as: MemberView.self)
    }

    /// Takes all roles from a user that it has in a team and anywhere in it.
    package func removeMember(_ userID: String, teamID: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.member.filled(teamID, userID)))
    }

    /// Takes all roles from a user that it has in a project, or in one environment of it.
    package func removeMember(_ userID: String, projectID: String, environmentID: String?) async throws(ClientError) {
        try await self.confirm(
            Call(.DELETE, APIPath.projectMember.filled(projectID, userID), query: [("environmentId", environmentID)]))
    }
}
