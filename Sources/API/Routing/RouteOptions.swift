package import HTTPTypes

/// What a route says of itself beyond address, access and types.
package struct RouteOptions: Sendable {
    /// The status of success.
    package var success: HTTPResponse.Status
    /// The parameters that the query may have.
    package var query: Set<String>
    package var rateLimit: RateLimitClass
    /// Whether an absent body counts as `{}`, for requests whose every member is optional.
    package var bodyIsOptional: Bool

    package init(
        success: HTTPResponse.Status = .ok, query: Set<String> = [], rateLimit: RateLimitClass = .standard, bodyIsOptional: Bool = false
    ) {
        self.success = success
        self.query = query
        self.rateLimit = rateLimit
        self.bodyIsOptional = bodyIsOptional
    }

    /// A list: `limit` and `after`, and the `filters` of the route.
    package static func list(filters: Set<String> = []) -> Self { Self(query: PageRequest.parameters.union(filters)) }

    /// Something that goes on after the answer, and whose request may be empty.
    package static var action: Self { Self(success: .accepted, bodyIsOptional: true) }
    package static var created: Self { Self(success: .created) }
    package static var noContent: Self { Self(success: .noContent) }
}
