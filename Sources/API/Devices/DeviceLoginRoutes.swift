import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Signing programs in through a browser, and the page on which a person approves it.
struct DeviceLoginRoutes: Sendable {
    let logins: DeviceLoginService

    func register(in registry: inout RouteRegistry) {
        self.registerProgram(in: &registry)
        self.registerPerson(in: &registry)
        registry.add(.get, APIPath.device.template, access: .anonymous, summary: "The page on which programs are signed in") { _ in
            AssetAnswer(DevicePage.html, as: PageAsset.self)
        }
        registry.add(.get, APIPath.deviceScript.template, access: .anonymous, summary: "The program of that page") { _ in
            AssetAnswer(DevicePage.script, as: ScriptAsset.self)
        }
    }

    private func registerProgram(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.deviceLogins.template, access: .anonymous, body: DeviceLoginRequest.self,
            summary: "Begin to sign a program in through a browser; the only answer that shows the device code"
        ) { context, request in
            let started = try await self.logins.begin(
                request.clientName, pagePath: APIPath.device.template, origin: context.sessionOrigin, traceID: context.traceID)
            return JSONAnswer(DeviceLoginStartView(started))
        }
        registry.add(
            .post, APIPath.deviceToken.template, access: .anonymous, RouteOptions(errors: [.conflict, .forbidden, .gone]),
            body: DeviceTokenRequest.self,
            summary: "The token of a sign-in that was approved, once; the only answer that shows it. 409 until then"
        ) { context, request in
            let made = try await self.logins.collect(request.deviceCode, origin: context.sessionOrigin, traceID: context.traceID)
            return JSONAnswer(TokenView(made.token, secret: made.secret), tag: EntityTag(revision: 1))
        }
    }

    private func registerPerson(in registry: inout RouteRegistry) {
        let path: [String: QueryKind] = ["userCode": .text]
        registry.add(
            .get, APIPath.deviceLogin.template, access: .signedIn, RouteOptions(path: path, errors: [.insufficientScope]),
            summary: "The program that waits under a user code"
        ) { context in
            JSONAnswer(DeviceLoginView(try await self.logins.find(Self.code(context), context: context.call)))
        }
        let decision = RouteOptions(
            success: .noContent, path: path, errors: [.conflict, .reauthenticationRequired], isRepeatable: false)
        registry.add(
            .post, APIPath.deviceApproval.template, access: .signedIn, decision,
            summary: "Let the program of a user code have a personal token of the caller's; asks for a session"
        ) { context in
            try await self.logins.approve(Self.code(context), context: context.call)
            return EmptyAnswer()
        }
        registry.add(
            .post, APIPath.deviceRefusal.template, access: .signedIn, decision,
            summary: "Let the program of a user code have nothing; asks for a session"
        ) { context in
            try await self.logins.refuse(Self.code(context), context: context.call)
            return EmptyAnswer()
        }
    }

    private static func code(_ context: CallerContext) throws(Refusal) -> UserCode {
        guard let code = context.scope.parameter("userCode").flatMap({ UserCode($0) }) else { throw .notFound }
        return code
    }
}
