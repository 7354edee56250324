import HTTPTypes
package import Hummingbird

/// An answer that gives a browser a cookie, or takes it away.
package struct CookieAnswer<Base: RouteAnswer>: RouteAnswer {
    package static var mediaTypes: [String] { Base.mediaTypes }
    package static var isStreaming: Bool { Base.isStreaming }
    package static var schema: (any Any.Type)? { Base.schema }
    package static var isList: Bool { Base.isList }
    package static var setsCookie: Bool { true }

    private let base: Base
    private let cookie: HTTPField?

    /// - Parameter cookie: nil for none, after all.
    init(_ base: Base, cookie: HTTPField?) {
        self.base = base
        self.cookie = cookie
    }

    package func response(for scope: RequestScope) throws -> Response {
        var response = try self.base.response(for: scope)
        if let cookie { response.headers.append(cookie) }
        return response
    }
}
