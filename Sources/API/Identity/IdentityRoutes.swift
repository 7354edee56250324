import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Registration, and who one is.
struct IdentityRoutes: Sendable {
    let identity: IdentityService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.register.template, access: .anonymous, .created(errors: [.conflict, .notSupported, .unauthenticated]),
            body: RegisterRequest.self, summary: "Register the first user"
        ) { context, request in try await self.register(request, context) }
        registry.add(.get, APIPath.me.template, access: .signedIn, summary: "Who asks, and in which teams") { context in
            let me = try await self.identity.me(context.call)
            return JSONAnswer(
                MeView(
                    user: UserView(me.user), teams: me.memberships.map(MembershipView.init), csrfToken: context.scope.session?.csrfToken,
                    token: me.token.map { TokenView($0) }))
        }
    }

    private func register(_ request: RegisterRequest, _ context: AnonymousContext) async throws -> JSONAnswer<RegisterResponse> {
        var validation = Validation()
        validation.refuseUnsupported(request.invitation != nil, "invitation", "registration by invitation is not built yet")
        validation.refuseUnsupported(
            request.invitation == nil && request.bootstrapToken == nil, "bootstrapToken", "registration without it is not built yet")
        try validation.finish()
        let registration = try Registration(username: request.username, email: request.email, password: request.password)
        let made = try await self.identity.register(
            registration, bootstrapToken: request.bootstrapToken ?? "", traceID: context.traceID)
        return JSONAnswer(RegisterResponse(user: UserView(made.user), token: made.token))
    }
}
