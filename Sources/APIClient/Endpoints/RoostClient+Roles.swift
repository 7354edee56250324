package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of the roles that can be given in a team.
    package func roles(teamID: String, after: String? = nil) async throws(ClientError) -> Answer<Page<RoleView>> {
        try await self.answer(
            Call(.GET, APIPath.roles.filled(teamID), query: [("limit", "100"), ("after", after)]), as: Page<RoleView>.self)
    }

    /// A role.
    package func role(_ name: String, teamID: String) async throws(ClientError) -> Answer<RoleView> {
        try await self.answer(Call(.GET, APIPath.role.filled(teamID, name)), as: RoleView.self)
    }

    /// Makes a role of the team's own.
    package func createRole(_ request: RoleCreateRequest, teamID: String) async throws(ClientError) -> Answer<RoleView> {
        var call = Call(.POST, APIPath.roles.filled(teamID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: RoleView.self)
    }

    /// Changes all of a role of the team's own.
    ///
    /// - Parameter entityTag: the state that is meant; nil for any.
    package func updateRole(
        _ name: String, _ request: RoleUpdateRequest, teamID: String, entityTag: String?
    ) async throws(ClientError) -> Answer<RoleView> {
        var call = Call(.PUT, APIPath.role.filled(teamID, name))
        call.body = try self.encode(request)
        call.entityTag = entityTag
        return try await self.answer(call, as: RoleView.self)
    }

    /// Deletes a role of the team's own.
    package func deleteRole(_ name: String, teamID: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.role.filled(teamID, name)))
    }
}
