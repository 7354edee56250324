package import APIContract
import NIOHTTP1

extension RoostClient {
    /// Why somebody may, or may not, do something.
    ///
    /// - Parameters:
    ///   - resource: `system`, slugs as `TEAM/PROJECT/ENVIRONMENT`, or `team:ID`, `project:ID`, `application:ID`, `deployment:ID`.
    ///   - user: a user name or an id; nil for the caller.
    package func explainPolicy(
        _ permission: String, on resource: String, user: String? = nil
    ) async throws(ClientError) -> Answer<PolicyExplanationView> {
        try await self.answer(
            Call(.GET, APIPath.policyExplain.template, query: [("permission", permission), ("resource", resource), ("user", user)]),
            as: PolicyExplanationView.self)
    }
}
