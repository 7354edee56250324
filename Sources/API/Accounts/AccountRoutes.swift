import APIContract
import ControlPlane
import HTTPTypes

/// Ways back into accounts, proofs of addresses, and the page on which the links of mails are used.
struct AccountRoutes: Sendable {
    let resets: PasswordResetService
    let registrations: RegistrationService
    let addresses: AddressService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.passwordReset.template, access: .anonymous, RouteOptions(success: .accepted), body: PasswordResetRequest.self,
            summary: "Send a link to another password to an address, if an account has it: the answer does not tell"
        ) { context, request in
            try await self.resets.request(request.email, origin: context.sessionOrigin, traceID: context.traceID)
            return EmptyAnswer()
        }
        registry.add(
            .put, APIPath.passwordReset.template, access: .anonymous,
            RouteOptions(success: .noContent, errors: [.gone], hasState: false), body: PasswordResetConfirmRequest.self,
            summary: "Change the password by such a link; every session of the account ends"
        ) { context, request in
            try await self.resets.reset(
                request.token, to: request.password, origin: context.sessionOrigin, traceID: context.traceID)
            return EmptyAnswer()
        }
        registry.add(
            .post, APIPath.verify.template, access: .anonymous, RouteOptions(errors: [.conflict, .forbidden, .gone]),
            body: VerifyRequest.self,
            summary: "Prove an address by the link that was sent there: the account is made, or has the address from here on"
        ) { context, request in
            let user = try await self.registrations.verify(
                request.token, username: request.username, origin: context.sessionOrigin, traceID: context.traceID)
            return JSONAnswer(UserView(user))
        }
        registry.add(
            .post, APIPath.meEmail.template, access: .signedIn,
            RouteOptions(success: .accepted, errors: [.conflict, .reauthenticationRequired], isRepeatable: false),
            body: EmailChangeRequest.self,
            summary: "Send a link to another address, which is the caller's once the link was used"
        ) { context, request in
            try await self.addresses.change(to: request.email, context: context.call)
            return EmptyAnswer()
        }
        self.registerPage(in: &registry)
    }

    private func registerPage(in registry: inout RouteRegistry) {
        registry.add(.get, APIPath.account.template, access: .anonymous, summary: "The page on which the links of mails are used") { _ in
            AssetAnswer(AccountPage.html, as: PageAsset.self)
        }
        registry.add(.get, APIPath.accountScript.template, access: .anonymous, summary: "The program of that page") { _ in
            AssetAnswer(AccountPage.script, as: ScriptAsset.self)
        }
        registry.add(.get, APIPath.accountStyle.template, access: .anonymous, summary: "The style of that page") { _ in
            AssetAnswer(AccountPage.style, as: StyleAsset.self)
        }
    }
}
