import APIContract
import ControlPlane
import HTTPTypes
import Hummingbird
import Model
import Telemetry

extension RouteResponder {
    /// Authenticates and counts the request.
    ///
    /// One without a valid token or session counts for its address, so that guessing them is as limited as
    /// anything else that is anonymous. A token goes before a cookie, and one that does not hold is not made up for by it.
    func admit(_ request: Request, _ context: APIRequestContext) async throws -> Admission? {
        if case .anonymous = self.route.access {
            try await self.count(.address(context.remoteAddress), context)
            return nil
        }
        let admission = try await self.authenticate(request)
        guard let admission else {
            try await self.count(.address(context.remoteAddress), context)
            throw Refusal.unauthenticated(self.absence(in: request))
        }
        context.record.update { $0.caller = admission.caller }
        try await self.count(.user(admission.caller.userID), context)
        let traceID = context.record.current.traceID?.rawValue ?? ""
        try await self.gate.noteUse(CallContext(caller: admission.caller, traceID: traceID, address: context.remoteAddress))
        if let session = admission.session { try self.checkIntent(of: request, session) }
        return admission
    }

    private func authenticate(_ request: Request) async throws -> Admission? {
        if let header = request.headers[.authorization] {
            guard let token = Self.bearerToken(header), let caller = try await self.gate.authenticate(token: token) else { return nil }
            return Admission(caller: caller, session: nil)
        }
        guard let text = self.cookie.value(in: request.headers[.cookie]), let secret = SessionSecret(presented: text),
            let caller = try await self.gate.authenticate(session: secret)
        else { return nil }
        return Admission(caller: caller, session: secret)
    }

    /// Why nobody calls, for who wrote the request.
    private func absence(in request: Request) -> String {
        if request.headers[.authorization] != nil { return "The token does not hold." }
        if self.cookie.value(in: request.headers[.cookie]) != nil { return "The session has ended." }
        return "This address needs a token (Authorization: Bearer roost_…) or a session (POST /api/auth/login)."
    }

    /// A browser sends its cookie with every request, whoever wrote the page that makes it: one that changes something must show that a
    /// page of ours did.
    private func checkIntent(of request: Request, _ session: SessionSecret) throws(Refusal) {
        guard self.route.isUnsafe else { return }
        guard !RequestOrigin.isForeign(request) else { throw .foreignOrigin }
        guard let token = request.headers[.csrfToken], session.isCSRFToken(token) else {
            throw Refusal(.forbidden, "With a session, X-CSRF-Token must be the csrfToken that GET /api/me tells.")
        }
    }

    private func count(_ subject: RateSubject, _ context: APIRequestContext) async throws {
        guard self.route.options.rateLimit == .standard, let status = await self.gate.count(subject) else {
            return
        }
        context.record.update { $0.rate = status }
        guard !status.isAllowed else { return }
        let seconds = max(1, status.retryAfterSeconds ?? 1)
        throw Refusal.tooMany("Too many requests", seconds: seconds)
    }

    /// What follows `Bearer` and blanks, up to the end.
    private static func bearerToken(_ header: String) -> String? {
        guard header.utf8.count <= 512, let end = header.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let token = header.utf8[end...].drop { $0 == UInt8(ascii: " ") }
        guard header[..<end].lowercased() == "bearer", !token.isEmpty, !token.contains(UInt8(ascii: " ")) else { return nil }
        return String(Substring(token))
    }
}
