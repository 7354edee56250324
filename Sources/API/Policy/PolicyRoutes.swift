import APIContract
import ControlPlane
import HTTPTypes

/// Who may do what, and why.
struct PolicyRoutes: Sendable {
    private static let query = [
        QueryParameter("permission", .text, isRequired: true, "What is to be done, as `resource.verb`"),
        QueryParameter(
            "resource", .text, isRequired: true,
            "Where: `system`, slugs as `TEAM[/PROJECT[/ENVIRONMENT]]`, or `team:ID`, `project:ID`, `application:ID`, `deployment:ID`"),
        QueryParameter(
            "user", .text, "A user name, or the id of a user or a service account; without it the caller. Others need `policy.read` there"),
    ]

    let policy: PolicyService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.policyExplain.template, access: .signedIn,
            RouteOptions(query: Self.query, errors: [.forbidden, .insufficientScope, .notFound]),
            summary: "Why somebody may, or may not, do something: the decision, and what each of their roles says of it"
        ) { context in
            let explanation = try await self.policy.explain(
                context.query["permission"] ?? "", on: context.query["resource"] ?? "", of: context.query["user"], context: context.call)
            return JSONAnswer(PolicyExplanationView(explanation))
        }
    }
}
