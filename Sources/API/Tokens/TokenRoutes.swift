import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The API tokens of the caller.
struct TokenRoutes: Sendable {
    let tokens: TokenService

    func register(in registry: inout RouteRegistry) {
        registry.add(.get, APIPath.tokens.template, access: .signedIn, .list(errors: [.insufficientScope]), summary: "The caller's tokens")
        { context in
            let page = try context.page()
            let tokens = try await self.tokens.list(after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: tokens, page, cursor: \.id.description) { TokenView($0) }
        }
        registry.add(
            .post, APIPath.tokens.template, access: .permission(.tokenCreate, on: .team),
            .created(errors: [.notSupported], secrets: ["token"]),
            body: TokenCreateRequest.self,
            summary: "Make a token; the only answer that shows it"
        ) { context, request in
            let made = try await self.tokens.create(
                name: request.name, team: try request.team(), permissions: try request.permissionSet(), expiresAt: request.expiresAt,
                context: context.call)
            return JSONAnswer(
                TokenView(made.token, secret: made.secret), tag: EntityTag(revision: 1),
                location: APIPath.token.filled(made.token.id.description))
        }
        registry.add(.delete, APIPath.token.template, access: .signedIn, .deleted(errors: [.insufficientScope]), summary: "Revoke a token")
        { context in
            try await self.tokens.revoke(context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }
}
