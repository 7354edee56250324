import APIContract
import ControlPlane
import HTTPTypes

/// The second factor of the caller's logins.
struct SecondFactorRoutes: Sendable {
    let factors: SecondFactorService

    func register(in registry: inout RouteRegistry) {
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
            summary: "Let logins need a code from here on; the only answer that shows the recovery codes"
        ) { context, request in
            JSONAnswer(RecoveryCodesView(recoveryCodes: try await self.factors.confirm(request.code, context: context.call)))
        }
        registry.add(
            .delete, APIPath.totp.template, access: .signedIn,
            RouteOptions(success: .noContent, errors: [.notFound, .reauthenticationRequired], hasState: false),
            summary: "Let logins need no code any more"
        ) { context in
            try await self.factors.remove(context.call)
            return EmptyAnswer()
        }
    }
}
