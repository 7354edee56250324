/// The stable words by which scripts tell problems apart; the list is closed.
package enum ErrorCode: String, Hashable, Sendable, CaseIterable {
    case malformedRequest = "malformed_request"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case requestTimeout = "request_timeout"
    case gone
    case uriTooLong = "uri_too_long"
    case headersTooLarge = "headers_too_large"
    case unknownHost = "unknown_host"
    case upstreamFailed = "upstream_failed"
    case unauthenticated
    case forbidden
    case insufficientScope = "insufficient_scope"
    case notFound = "not_found"
    case validationFailed = "validation_failed"
    case notSupported = "not_supported"
    case conflict
    case preconditionFailed = "precondition_failed"
    case rateLimited = "rate_limited"
    case payloadTooLarge = "payload_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case idempotencyConflict = "idempotency_conflict"
    case reauthenticationRequired = "reauthentication_required"
    case quotaExceeded = "quota_exceeded"
    case serviceUnavailable = "service_unavailable"
    case `internal`
}
