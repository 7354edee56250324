import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdCore
import Model

/// Signing in and out, the sessions of the caller, and the password.
struct SessionRoutes: Sendable {
    let sessions: SessionService
    let passwords: PasswordService
    let cookie: SessionCookie

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.login.template, access: .anonymous, RouteOptions(errors: [.forbidden, .unauthenticated]),
            body: LoginRequest.self, summary: "Sign in with a password: a session, whose secret is in the cookie"
        ) { context, request in try await self.login(request, context) }
        registry.add(
            .post, APIPath.logout.template, access: .signedIn,
            RouteOptions(success: .noContent, errors: [.conflict], isRepeatable: false), summary: "End the session that asks"
        ) { context in
            try await self.sessions.logout(context.call)
            return CookieAnswer(EmptyAnswer(), cookie: self.cookie.cleared)
        }
        registry.add(
            .post, APIPath.mePassword.template, access: .signedIn,
            RouteOptions(errors: [.insufficientScope, .reauthenticationRequired], isRepeatable: false), body: PasswordChangeRequest.self,
            summary: "Change the password; every other session ends, and this one goes on with a new cookie"
        ) { context, request in try await self.changePassword(request, context) }
        self.registerList(in: &registry)
    }

    private func registerList(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.sessions.template, access: .signedIn, .list(errors: [.insufficientScope]), summary: "The caller's sessions"
        ) { context in
            let page = try context.page()
            let sessions = try await self.sessions.list(after: page.cursor(), limit: page.fetchLimit, context: context.call)
            let current = context.caller.sessionID
            return PageAnswer(fetched: sessions, page, cursor: \.id.description) { SessionView($0, isCurrent: $0.id == current) }
        }
        registry.add(
            .delete, APIPath.sessions.template, access: .signedIn,
            RouteOptions(success: .noContent, errors: [.insufficientScope], hasState: false),
            summary: "End every session but the one that asks"
        ) { context in
            try await self.sessions.endOthers(context.call)
            return EmptyAnswer()
        }
        registry.add(
            .delete, APIPath.session.template, access: .signedIn, .deleted(errors: [.insufficientScope]), summary: "End a session"
        ) { context in
            try await self.sessions.end(context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }

    private func login(_ request: LoginRequest, _ context: AnonymousContext) async throws -> CookieAnswer<JSONAnswer<LoginResponse>> {
        // Who is signed in as somebody else without noticing gives that one what they write from then on.
        guard !RequestOrigin.isForeign(context.scope.request) else { throw Refusal.foreignOrigin }
        var validation = Validation()
        validation.require(
            LoginAttempt.nameLength.contains(request.username.utf8.count) && !request.username.utf8.contains(0), "username",
            "must have \(LoginAttempt.nameLength.lowerBound) to \(LoginAttempt.nameLength.upperBound) bytes, and no NUL")
        validation.require(
            LoginAttempt.passwordLength.contains(request.password.utf8.count), "password",
            "must have \(LoginAttempt.passwordLength.lowerBound) to \(LoginAttempt.passwordLength.upperBound) bytes")
        try validation.finish()
        let attempt = LoginAttempt(
            name: request.username, password: request.password, code: request.code, origin: context.sessionOrigin,
            replacing: self.cookie.value(in: context.scope.request.headers[.cookie]).flatMap { SessionSecret(presented: $0) })
        let opened = try await self.sessions.login(attempt, traceID: context.traceID)
        return CookieAnswer(
            JSONAnswer(LoginResponse(user: UserView(opened.user), csrfToken: opened.secret.csrfToken)),
            cookie: self.cookie.set(opened.secret.text))
    }

    private func changePassword(
        _ request: PasswordChangeRequest, _ context: CallerContext
    ) async throws -> CookieAnswer<JSONAnswer<PasswordChangeView>> {
        let secret = try await self.passwords.change(
            from: request.current, to: request.new, origin: context.sessionOrigin, context: context.call)
        return CookieAnswer(
            JSONAnswer(PasswordChangeView(csrfToken: secret?.csrfToken)), cookie: secret.map { self.cookie.set($0.text) })
    }
}

extension RouteContext {
    /// Where the request comes from, as sessions tell it.
    var sessionOrigin: SessionOrigin {
        SessionOrigin(address: self.remoteAddress, userAgent: self.scope.request.headers[.userAgent] ?? "")
    }
}
