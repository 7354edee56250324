package import Hummingbird

/// What a handler answers with.
package protocol RouteAnswer: Sendable {
    /// The media types that it may have.
    static var mediaTypes: [String] { get }
    /// Whether it may go on for longer than a request may take.
    static var isStreaming: Bool { get }
    /// The type of its JSON, or of each item of a list; nil for none.
    static var schema: (any Any.Type)? { get }
    /// Whether it is a page of a list.
    static var isList: Bool { get }
    /// Whether it may set a cookie.
    static var setsCookie: Bool { get }

    func response(for scope: RequestScope) throws -> Response
}

extension RouteAnswer {
    package static var mediaTypes: [String] { ["application/json", "application/problem+json"] }
    package static var isStreaming: Bool { false }
    package static var schema: (any Any.Type)? { nil }
    package static var isList: Bool { false }
    package static var setsCookie: Bool { false }
}
