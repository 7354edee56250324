import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The identities by which the caller signs in through providers.
struct LinkedIdentityRoutes: Sendable {
    let identities: LinkedIdentityService
    /// What the browser holds while it is at the provider.
    let attemptCookie: SessionCookie

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.identities.template, access: .signedIn, .list(errors: [.insufficientScope]),
            summary: "The identities by which the caller signs in through providers"
        ) { context in
            let page = try context.page()
            let identities = try await self.identities.list(after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: identities, page, cursor: \.id.description, LinkedIdentityView.init)
        }
        registry.add(
            .post, APIPath.identities.template, access: .signedIn,
            RouteOptions(errors: [.insufficientScope, .reauthenticationRequired, .upstreamFailed], isRepeatable: false),
            body: IdentityLinkRequest.self,
            summary: "Begin to link an identity: the browser that goes to the address and signs in there has linked it"
        ) { context, request in
            let started = try await self.identities.beginLink(
                provider: request.provider, callbackPath: \.callbackPath, returnTo: request.returnTo, context: context.call)
            return CookieAnswer(JSONAnswer(IdentityLinkView(url: started.url)), cookie: self.attemptCookie.set(started.secret.text))
        }
        registry.add(
            .delete, APIPath.identity.template, access: .signedIn,
            RouteOptions(
                success: .noContent, errors: [.conflict, .insufficientScope, .reauthenticationRequired], hasState: false),
            summary: "Take an identity from the account, which keeps another way to sign in"
        ) { context in
            try await self.identities.unlink(context.id("id"), context: context.call)
            return EmptyAnswer()
        }
    }
}
