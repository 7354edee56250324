import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Registration, and who one is.
struct IdentityRoutes: Sendable {
    let identity: IdentityService
    let registrations: RegistrationService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.register.template, access: .anonymous,
            RouteOptions(success: .created, otherStatus: .accepted, errors: [.conflict, .forbidden, .gone, .unauthenticated]),
            body: RegisterRequest.self,
            summary: "Make an account: the first one, by an invitation, or, where everybody may, by proving an address"
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
        guard request.invitation == nil || request.bootstrapToken == nil else {
            throw Refusal.invalid(field: "invitation", "must not be given beside a bootstrap token")
        }
        if let invitation = request.invitation {
            let user = try await self.registrations.register(
                username: request.username, email: request.email, password: request.password, invitation: invitation,
                origin: context.sessionOrigin, traceID: context.traceID)
            return JSONAnswer(RegisterResponse(user: UserView(user)))
        }
        guard let email = request.email else { throw Refusal.invalid(field: "email", "must be given without an invitation") }
        let registration = try Registration(username: request.username, email: email, password: request.password)
        guard let bootstrapToken = request.bootstrapToken else {
            try await self.registrations.request(registration, origin: context.sessionOrigin, traceID: context.traceID)
            return JSONAnswer(RegisterResponse(user: nil), status: .accepted)
        }
        let made = try await self.identity.register(registration, bootstrapToken: bootstrapToken, traceID: context.traceID)
        return JSONAnswer(RegisterResponse(user: UserView(made.user), token: made.token))
    }
}
