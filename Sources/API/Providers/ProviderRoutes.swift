import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdCore
import Model

/// Signing in through a provider: the browser is sent there, and comes back.
struct ProviderRoutes: Sendable {
    let logins: ProviderLoginService
    let cookie: SessionCookie
    /// What the browser holds in between.
    let attemptCookie: SessionCookie

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.providers.template, access: .anonymous, summary: "Through whom people may sign in, in the order of the settings"
        ) { _ in PageAnswer(self.logins.providers.all.map(ProviderView.init)) }
        self.register(.oidcLogin, .oidcCallback, "the first OpenID provider", in: &registry) { _ in .standard }
        self.register(.providerLogin, .providerCallback, "an OpenID provider", in: &registry) {
            .named($0.scope.parameter("provider") ?? "")
        }
        self.register(.githubLogin, .githubCallback, "GitHub", in: &registry) { _ in .github }
    }

    private func register(
        _ login: APIPath, _ callback: APIPath, _ whom: String, in registry: inout RouteRegistry,
        of selection: @escaping @Sendable (AnonymousContext) -> LoginProviders.Selection
    ) {
        let path: [String: QueryKind] = ["provider": .text]
        registry.add(
            .get, login.template, access: .anonymous,
            RouteOptions(
                success: .found, query: [QueryParameter("returnTo", .text, "The path on which the browser goes on; `/` without")],
                path: path, errors: [.notFound, .upstreamFailed]), summary: "Send the browser to \(whom), to sign in"
        ) { context in try await self.begin(selection(context), callback, context) }
        registry.add(
            .get, callback.template, access: .anonymous,
            RouteOptions(
                success: .found, query: Self.answer, takesOtherQuery: true, path: path,
                errors: [.conflict, .forbidden, .notFound, .upstreamFailed]),
            summary: "Where \(whom) sends the browser back: a session, and on to where the browser wanted"
        ) { context in try await self.finish(selection(context), context) }
    }

    /// What is read of a provider's answer; each adds what it likes.
    private static let answer = [
        QueryParameter("state", .text, "What the attempt is known by"), QueryParameter("code", .text, "What the tokens are given for"),
        QueryParameter("iss", .text, "Who answers (RFC 9207)"), QueryParameter("error", .text, "Why there is no code"),
    ]

    private func begin(
        _ selection: LoginProviders.Selection, _ callback: APIPath, _ context: AnonymousContext
    ) async throws -> RedirectAnswer {
        let callbackPath = callback.filled(context.scope.parameter("provider") ?? "")
        let started = try await self.logins.begin(
            selection, callbackPath: callbackPath, returnTo: context.query["returnTo"], origin: context.sessionOrigin)
        return RedirectAnswer(to: started.url, cookies: [self.attemptCookie.set(started.secret.text)])
    }

    private func finish(_ selection: LoginProviders.Selection, _ context: AnonymousContext) async throws -> RedirectAnswer {
        func field(_ name: String) -> String? { context.query[name].flatMap { $0.isEmpty ? nil : $0 } }
        let answer = ProviderAnswer(state: field("state"), code: field("code"), issuer: field("iss"), error: field("error"))
        let cookies = context.scope.request.headers[.cookie]
        func secret(_ cookie: SessionCookie) -> SessionSecret? { cookie.value(in: cookies).flatMap { SessionSecret(presented: $0) } }
        let finished = try await self.logins.finish(
            selection, answer, secret: secret(self.attemptCookie), origin: context.sessionOrigin, replacing: secret(self.cookie),
            traceID: context.traceID)
        let session = finished.session.map { self.cookie.set($0.secret.text) }
        return RedirectAnswer(to: finished.returnPath, cookies: [session, self.attemptCookie.cleared].compactMap(\.self))
    }
}
