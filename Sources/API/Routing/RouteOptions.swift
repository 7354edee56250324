package import APIContract
package import HTTPTypes

/// What a route says of itself beyond address, access and types: what it is held to, and what its documentation says.
package struct RouteOptions: Sendable {
    /// The status of success.
    package var success: HTTPResponse.Status
    /// Another status with the same form of body; nil for none.
    package var otherStatus: HTTPResponse.Status?
    /// The parameters that the query may have.
    package var query: [QueryParameter]
    /// Whether the query may hold more than that, which is not read: where somebody else writes it.
    package var takesOtherQuery: Bool
    /// What stands in the path where it is no id, by its name there.
    package var path: [String: QueryKind]
    package var rateLimit: RateLimitClass
    /// Whether an absent body counts as `{}`, for requests whose every member is optional.
    package var bodyIsOptional: Bool
    /// The media types of a body that the handler reads itself; empty where there is none, or one of JSON.
    package var uploads: [String]
    /// The refusals that it can give beyond those that follow from what else it says; ``Route/errors`` has all of them.
    package var errors: Set<ErrorCode>
    /// The members of the answer that are shown once: they are left out of what is kept to be answered again.
    package var secrets: Set<String>
    /// Whether a key (`Idempotency-Key`) is taken.
    ///
    /// Not where a request holds a password: a digest of it must not be kept beside its hash.
    package var isRepeatable: Bool
    /// Whether what is changed or deleted has a state that `If-Match` could name.
    package var hasState: Bool

    package init(
        success: HTTPResponse.Status = .ok, otherStatus: HTTPResponse.Status? = nil, query: [QueryParameter] = [],
        takesOtherQuery: Bool = false, path: [String: QueryKind] = [:], rateLimit: RateLimitClass = .standard, bodyIsOptional: Bool = false,
        uploads: [String] = [],
        errors: Set<ErrorCode> = [], secrets: Set<String> = [], isRepeatable: Bool = true, hasState: Bool = true
    ) {
        self.success = success
        self.otherStatus = otherStatus
        self.query = query
        self.takesOtherQuery = takesOtherQuery
        self.path = path
        self.rateLimit = rateLimit
        self.bodyIsOptional = bodyIsOptional
        self.uploads = uploads
        self.errors = errors
        self.secrets = secrets
        self.isRepeatable = isRepeatable
        self.hasState = hasState
    }

    /// A list: `limit` and `after`, and the `filters` of the route.
    package static func list(filters: [QueryParameter] = [], errors: Set<ErrorCode> = []) -> Self {
        Self(query: PageRequest.parameters + filters, errors: errors)
    }

    /// Something that goes on after the answer, and whose request may be empty.
    package static func action(errors: Set<ErrorCode> = []) -> Self { Self(success: .accepted, bodyIsOptional: true, errors: errors) }

    /// Something new.
    package static func created(errors: Set<ErrorCode> = [], secrets: Set<String> = []) -> Self {
        Self(success: .created, errors: errors, secrets: secrets)
    }

    /// Something that is gone afterwards.
    package static func deleted(query: [QueryParameter] = [], errors: Set<ErrorCode> = []) -> Self {
        Self(success: .noContent, query: query, errors: errors)
    }
}
