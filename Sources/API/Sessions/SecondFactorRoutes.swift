import APIContract
import ControlPlane
import HTTPTypes

/// The second factor of the caller's logins.
struct SecondFactorRoutes: Sendable {
    let factors: SecondFactorService

    func register(in registry: inout RouteRegistry) {
        let cookie = registry.cookie
        registry.add(
            .post, APIPath.totp.template, access: .signedIn,
            RouteOptions(success: .created, errors: [.conflict, .reauthenticationRequired], isRepeatable: false),
            summary: "Make the secret of one-time codes; the only answer that shows it"
        ) { context in
            let made = try await self.factors.begin(context.call)
            return JSONAnswer(TOTPView(secret: made.secret, uri: made.uri))
        }
        registry.add(
            .post, APIPath.totpConfirm.template, access: .signedIn,
            RouteOptions(errors: [.conflict, .reauthenticationRequired], isRepeatable: false), body: TOTPConfirmRequest.self,
            summary: "Let logins need a code from here on; the only answer that shows the recovery codes. The session gets a new cookie"
        ) { context, request in
            let made = try await self.factors.confirm(request.code, context: context.call)
            return CookieAnswer(
                JSONAnswer(RecoveryCodesView(recoveryCodes: made.recoveryCodes, csrfToken: made.session.csrfToken)),
                cookie: cookie.set(made.session.text))
        }
        registry.add(
            .delete, APIPath.totp.template, access: .signedIn,
            RouteOptions(success: .noContent, errors: [.notFound, .reauthenticationRequired], hasState: false),
            summary: "Let logins need no code any more; the session gets a new cookie"
        ) { context in
            CookieAnswer(EmptyAnswer(), cookie: cookie.set(try await self.factors.remove(context.call).text))
        }
    }
}
