package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of the caller's sessions.
    package func sessions(after: String? = nil) async throws(ClientError) -> Answer<Page<SessionView>> {
        try await self.answer(
            Call(.GET, APIPath.sessions.template, query: [("limit", "100"), ("after", after)]), as: Page<SessionView>.self)
    }

    /// Ends a session.
    package func deleteSession(_ id: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.session.filled(id)))
    }

    /// Ends every session of the caller.
    package func deleteSessions() async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.sessions.template))
    }
}
