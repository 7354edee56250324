package import ControlPlane
package import HTTPTypes
import Hummingbird

/// All routes of the server: what is routed is what is listed here, and nothing else.
package struct RouteRegistry: Sendable {
    package private(set) var routes: [Route] = []
    /// What answers are made from beside the data: another version or configuration gives lists other entity tags.
    package let tagSeed: String
    /// How sessions travel.
    package let cookie: SessionCookie

    package init(tagSeed: String = "", cookie: SessionCookie = SessionCookie()) {
        self.tagSeed = tagSeed
        self.cookie = cookie
    }

    /// Adds a route for anybody, without a body.
    package mutating func add<Answer: RouteAnswer>(
        _ method: HTTPRequest.Method, _ path: String, access: AnonymousAccess, _ options: RouteOptions = RouteOptions(), summary: String,
        handler: @escaping @Sendable (AnonymousContext) async throws -> Answer
    ) {
        self.append(method, path, .anonymous, options, summary, request: nil, answer: Answer.self) { _, scope in
            try await handler(AnonymousContext(scope: scope)).response(for: scope)
        }
    }

    /// Adds a route for anybody, with a body.
    package mutating func add<Body: Decodable & Sendable, Answer: RouteAnswer>(
        _ method: HTTPRequest.Method, _ path: String, access: AnonymousAccess, _ options: RouteOptions = RouteOptions(), body: Body.Type,
        summary: String, handler: @escaping @Sendable (AnonymousContext, Body) async throws -> Answer
    ) {
        self.append(method, path, .anonymous, options, summary, request: body, answer: Answer.self) { request, scope in
            let value = try await RequestBodyReader.decode(body, from: request, scope: scope)
            return try await handler(AnonymousContext(scope: scope), value).response(for: scope)
        }
    }

    /// Adds a route for callers, without a body.
    ///
    /// - Parameter changes: the mark that the answer will have, where it is known without making the answer. It authorises as the handler
    ///   does.
    package mutating func add<Answer: RouteAnswer>(
        _ method: HTTPRequest.Method, _ path: String, access: CallerAccess, _ options: RouteOptions = RouteOptions(), summary: String,
        changes: (@Sendable (CallerContext) async throws -> ChangeMark)? = nil,
        handler: @escaping @Sendable (CallerContext) async throws -> Answer
    ) {
        self.append(method, path, access.access, options, summary, request: nil, answer: Answer.self, changes: changes) { _, scope in
            try await handler(CallerContext(scope: scope)).response(for: scope)
        }
    }

    /// Adds a route for callers, with a body.
    package mutating func add<Body: Decodable & Sendable, Answer: RouteAnswer>(
        _ method: HTTPRequest.Method, _ path: String, access: CallerAccess, _ options: RouteOptions = RouteOptions(), body: Body.Type,
        summary: String, handler: @escaping @Sendable (CallerContext, Body) async throws -> Answer
    ) {
        self.append(method, path, access.access, options, summary, request: body, answer: Answer.self) { request, scope in
            let context = try CallerContext(scope: scope)
            let value = try await RequestBodyReader.decode(body, from: request, scope: scope)
            return try await handler(context, value).response(for: scope)
        }
    }

    /// Adds a route for callers that takes a text file, as it is or as the one part of a form.
    package mutating func add<Answer: RouteAnswer>(
        _ method: HTTPRequest.Method, _ path: String, access: CallerAccess, _ options: RouteOptions = RouteOptions(),
        upload: UploadedText.Type, summary: String, handler: @escaping @Sendable (CallerContext, UploadedText) async throws -> Answer
    ) {
        var options = options
        options.uploads = UploadedText.mediaTypes
        self.append(method, path, access.access, options, summary, request: nil, answer: Answer.self) { request, scope in
            let context = try CallerContext(scope: scope)
            let file = try await UploadedText(of: request, scope: scope)
            return try await handler(context, file).response(for: scope)
        }
    }

    /// The methods that `path`, as a client sent it, takes, `HEAD` with `GET`; empty for an unknown path.
    package func methods(for path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let found = self.routes.filter { Self.matches($0.path, parts) }
        // An address that is named as it is does not belong to the templates that fit it too, for the router either.
        let exact = found.filter { !$0.path.contains("{") }
        let methods = (exact.isEmpty ? found : exact).map(\.method.rawValue)
        return Set(methods.contains("GET") ? methods + ["HEAD"] : methods).sorted()
    }

    private mutating func append(
        _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess, _ options: RouteOptions, _ summary: String,
        request: (any Any.Type)?, answer: any RouteAnswer.Type, changes: (@Sendable (CallerContext) async throws -> ChangeMark)? = nil,
        respond: @escaping @Sendable (Request, RequestScope) async throws -> Response
    ) {
        self.routes.append(
            Route(
                method: method, path: path, access: access, summary: summary, request: request, answer: answer, options: options,
                changes: changes, respond: respond))
    }

    private static func matches(_ template: String, _ parts: [Substring]) -> Bool {
        let expected = template.split(separator: "/", omittingEmptySubsequences: false)
        return expected.count == parts.count && zip(expected, parts).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
    }
}
