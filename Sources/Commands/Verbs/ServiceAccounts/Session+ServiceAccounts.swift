import APIClient
import APIContract

extension Session {
    /// The service account of a team that `reference`, a name or an id, names.
    func serviceAccount(_ reference: String, teamID: String) async throws -> String {
        if let id = ReferenceText.id(reference) { return id }
        let accounts = try await self.client.all { after throws(ClientError) in
            try await self.client.serviceAccounts(teamID: teamID, after: after)
        }
        guard let account = accounts.first(where: { $0.name == reference }) else {
            throw CommandFailure("the team has no service account '\(reference)'")
        }
        return account.id
    }
}
