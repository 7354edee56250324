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
    let cookie: SessionCookie

    @Sendable func respond(to request: Request, context: APIRequestContext) async throws -> Response {
        guard !self.route.isStreaming else { return try await self.answer(request, context) }
        return try await self.deadlines.run(within: self.limits.requestDuration) { try await self.answer(request, context) }
    }

    private func answer(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        guard MediaRange.accepts(request.headers[.accept], self.route.answer.mediaTypes) else {
            let types = self.route.answer.mediaTypes.joined(separator: " or ")
            throw Refusal(.notAcceptable, "This address answers with \(types).")
        }
        do {
            return try await self.serve(request, context)
        } catch {
            try await self.note(error, request, context)
            throw error
        }
    }

    private func serve(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let admission = try await self.admit(request, context)
        let query = try QueryItems(request.uri.query, parameters: self.route.options.query, takesOthers: self.route.options.takesOtherQuery)
        let scope = RequestScope(
            route: self.route, request: request, context: context, limits: self.limits, tagSeed: self.tagSeed, query: query,
            traceID: context.record.current.traceID ?? .generate(), admission: admission, gate: self.gate)
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
}
