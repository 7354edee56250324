package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of a team's service accounts.
    package func serviceAccounts(teamID: String, after: String? = nil) async throws(ClientError) -> Answer<Page<ServiceAccountView>> {
        try await self.answer(
            Call(.GET, APIPath.serviceAccounts.filled(teamID), query: [("limit", "100"), ("after", after)]),
            as: Page<ServiceAccountView>.self)
    }

    /// Makes a service account.
    package func createServiceAccount(
        _ request: ServiceAccountCreateRequest, teamID: String
    ) async throws(ClientError) -> Answer<ServiceAccountView> {
        var call = Call(.POST, APIPath.serviceAccounts.filled(teamID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: ServiceAccountView.self)
    }

    /// Ends a service account with its roles and tokens.
    package func deleteServiceAccount(_ id: String, teamID: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.serviceAccount.filled(teamID, id)))
    }

    /// A part of the list of a service account's tokens.
    package func tokens(
        serviceAccountID: String, teamID: String, after: String? = nil
    ) async throws(ClientError) -> Answer<Page<TokenView>> {
        try await self.answer(
            Call(
                .GET, APIPath.serviceAccountTokens.filled(teamID, serviceAccountID), query: [("limit", "100"), ("after", after)]),
            as: Page<TokenView>.self)
    }
}
