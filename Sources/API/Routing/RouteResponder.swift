import APIContract
import ControlPlane
import HTTPTypes
import Hummingbird
import Model
import Telemetry

/// What stands before every handler: acceptable answers, who calls, how often, the query, and the time that is left.
struct RouteResponder: HTTPResponder {
    typealias Context = APIRequestContext

    let route: Route
    let limits: APILimits
    let gate: any RequestGate
    let deadlines: DeadlineClock
    /// What lets requests with a key have their effect once; nil where nothing does.
    let idempotency: IdempotencyService?
    let tagSeed: String

    @Sendable func respond(to request: Request, context: APIRequestContext) async throws -> Response {
        guard !self.route.isStreaming else { return try await self.answer(request, context) }
        return try await self.deadlines.run(within: self.limits.requestDuration) { try await self.answer(request, context) }
    }

    private func answer(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        guard MediaRange.accepts(request.headers[.accept], self.route.answer.mediaTypes) else {
            let types = self.route.answer.mediaTypes.joined(separator: " or ")
            throw Refusal(.notAcceptable, "This address answers with \(types).")
        }
        let caller = try await self.admit(request, context)
        let query = try QueryItems(request.uri.query, parameters: self.route.options.query)
        let scope = RequestScope(
            route: self.route, request: request, context: context, limits: self.limits, tagSeed: self.tagSeed, query: query,
            traceID: context.record.current.traceID ?? .generate(), caller: caller)
        if let unchanged = try await self.unchanged(scope) { return unchanged }
        guard let key = try self.idempotencyKey(of: request) else { return try await self.route.respond(request, scope) }
        return try await self.once(key, request, scope)
    }

    /// The answer to a reader who has the present state already, without making it; nil for anybody else.
    private func unchanged(_ scope: RequestScope) async throws -> Response? {
        // Any tag at all would also stand for a request that is refused.
        guard let changes = self.route.changes, let condition = scope.request.headers[.ifNoneMatch], !condition.contains("*") else {
            return nil
        }
        let tag = scope.tag(of: try await changes(CallerContext(scope: scope)))
        return tag.matches(condition) ? Response(status: .notModified, headers: [.eTag: tag.header]) : nil
    }

    /// Authenticates and counts the request.
    ///
    /// One without a valid token counts for its address, so that guessing tokens is as limited as
    /// anything else that is anonymous.
    private func admit(_ request: Request, _ context: APIRequestContext) async throws -> Caller? {
        if case .anonymous = self.route.access {
            try await self.count(.address(context.remoteAddress), context)
            return nil
        }
        let presented = Self.bearerToken(request.headers[.authorization])
        if let token = presented, let caller = try await self.gate.authenticate(token: token) {
            context.record.update { $0.caller = caller }
            try await self.count(.user(caller.userID), context)
            return caller
        }
        try await self.count(.address(context.remoteAddress), context)
        throw Refusal.unauthenticated(
            presented == nil ? "This address needs a token: Authorization: Bearer roost_…" : "The token does not hold.")
    }

    private func count(_ subject: RateSubject, _ context: APIRequestContext) async throws {
        guard self.route.options.rateLimit == .standard, let status = await self.gate.count(subject) else {
            return
        }
        context.record.update { $0.rate = status }
        guard !status.isAllowed else { return }
        let seconds = max(1, status.retryAfterSeconds ?? 1)
        throw Refusal(
            .rateLimited, "Too many requests; the next one is welcome in \(seconds) s.",
            headers: [.retryAfter: String(seconds)])
    }

    private static func bearerToken(_ header: String?) -> String? {
        guard let header, header.utf8.count <= 512 else { return nil }
        let parts = header.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 2, let scheme = parts.first, let token = parts.last, Substring(scheme).lowercased() == "bearer" else {
            return nil
        }
        return String(Substring(token))
    }
}
