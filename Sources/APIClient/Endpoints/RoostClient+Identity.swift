package import APIContract
import NIOHTTP1

extension RoostClient {
    /// Registers a user.
    package func register(_ request: RegisterRequest) async throws(ClientError) -> Answer<RegisterResponse> {
        var call = Call(.POST, APIPath.register.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: RegisterResponse.self)
    }

    /// Who the token stands for.
    package func me() async throws(ClientError) -> Answer<MeView> {
        try await self.answer(Call(.GET, APIPath.me.template), as: MeView.self)
    }

    /// A part of the list of tokens.
    package func tokens(after: String? = nil) async throws(ClientError) -> Answer<Page<TokenView>> {
        try await self.answer(Call(.GET, APIPath.tokens.template, query: [("limit", "100"), ("after", after)]), as: Page<TokenView>.self)
    }

    /// Makes a token; the answer is the only one with its secret.
    package func createToken(_ request: TokenCreateRequest) async throws(ClientError) -> Answer<TokenView> {
        var call = Call(.POST, APIPath.tokens.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: TokenView.self)
    }

    /// Revokes a token.
    package func deleteToken(_ id: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.token.filled(id)))
    }

    /// A part of the list of teams.
    package func teams(after: String? = nil) async throws(ClientError) -> Answer<Page<TeamView>> {
        try await self.answer(Call(.GET, APIPath.teams.template, query: [("limit", "100"), ("after", after)]), as: Page<TeamView>.self)
    }

    /// A team.
    package func team(_ id: String) async throws(ClientError) -> Answer<TeamView> {
        try await self.answer(Call(.GET, APIPath.team.filled(id)), as: TeamView.self)
    }

    /// Makes a team.
    package func createTeam(_ request: TeamCreateRequest) async throws(ClientError) -> Answer<TeamView> {
        var call = Call(.POST, APIPath.teams.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: TeamView.self)
    }

    /// Changes a team.
    package func updateTeam(_ id: String, _ request: TeamUpdateRequest) async throws(ClientError) -> Answer<TeamView> {
        var call = Call(.PATCH, APIPath.team.filled(id))
        call.body = try self.encode(request)
        return try await self.answer(call, as: TeamView.self)
    }
}
