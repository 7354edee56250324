import APIContract
import ControlPlane
import HTTPTypes
import Model

/// API tokens: those of the caller, and those of service accounts.
struct TokenRoutes: Sendable {
    let tokens: TokenService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.tokens.template, access: .signedIn, .list(errors: [.insufficientScope]), summary: "The caller's tokens"
        ) { context in
            let page = try context.page()
            let tokens = try await self.tokens.list(after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: tokens, page, cursor: \.id.description) { TokenView($0) }
        }
        registry.add(
            .get, APIPath.serviceAccountTokens.template, access: .permission(.tokenRead, on: .team), .list(),
            summary: "The tokens of a service account"
        ) { context in
            let page = try context.page()
            let tokens = try await self.tokens.list(
                of: context.id("accountId"), in: context.id("id"), after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: tokens, page, cursor: \.id.description) { TokenView($0) }
        }
        registry.add(
            .post, APIPath.tokens.template, access: .permission(.tokenCreate, on: .team),
            .created(secrets: ["token"]), body: TokenCreateRequest.self,
            summary: "Make a token, personal, of a team or a project, or of a service account; the only answer that shows it"
        ) { context, request in
            let made = try await self.tokens.create(request.input(), context: context.call)
            return JSONAnswer(
                TokenView(made.token, secret: made.secret), tag: EntityTag(revision: 1),
                location: APIPath.token.filled(made.token.id.description))
        }
        registry.add(
            .delete, APIPath.token.template, access: .signedIn, .deleted(errors: [.insufficientScope]),
            summary: "Revoke a token of the caller's, or with token.delete one that is bound to a team"
        ) { context in
            try await self.tokens.revoke(context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }
}
