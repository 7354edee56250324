import APIContract
import HTTPTypes
package import Model

extension Refusal {
    /// The one answer for what does not exist and for what the caller must not know of.
    package static var notFound: Self { Self(.notFound, "There is nothing here, or nothing that you may see.") }

    /// The answer to who asks for another server than this one.
    static var unknownHost: Self { Self(.unknownHost, "This server is not asked under that name.") }

    package static func malformed(_ detail: String, closesConnection: Bool = false) -> Self {
        Self(.malformedRequest, detail, closesConnection: closesConnection)
    }

    package static func invalid(field: String, _ message: String) -> Self {
        Self.invalid([FieldProblem(field: field, message: message)])
    }

    /// `not_supported` where every value is defined but not built yet, else `validation_failed`.
    package static func invalid(_ problems: [FieldProblem]) -> Self {
        if !problems.isEmpty, problems.allSatisfy(\.isUnsupported) {
            return Self(.notSupported, "The request asks for what is not built yet.", problems: problems)
        }
        return Self(.validationFailed, "Some fields of the request are not valid.", problems: problems)
    }

    package static func unauthenticated(_ detail: String) -> Self {
        Self(.unauthenticated, detail, headers: [.wwwAuthenticate: "Bearer realm=\"roost\""])
    }

    /// The answer to a token whose owner may do what it may not itself (RFC 6750 section 3.1).
    static func insufficientScope(_ permission: Permission) -> Self {
        Self(
            .insufficientScope, "This token does not allow \(permission.rawValue) here.",
            headers: [.wwwAuthenticate: "Bearer realm=\"roost\", error=\"insufficient_scope\", scope=\"\(permission.rawValue)\""])
    }

    /// The answer to what a page of somebody else lets a browser do.
    static var foreignOrigin: Self { Self(.forbidden, "This request comes from a page that is not the server's.") }

    /// The answer to a login whose password is right, and whose account wants a one-time code.
    static func codeRequired(_ message: String) -> Self {
        Self(
            .unauthenticated, "The account needs a one-time code.", problems: [FieldProblem(field: "code", message: message)],
            headers: [.wwwAuthenticate: "Bearer realm=\"roost\""], type: "urn:roost:problem:code-required")
    }

    /// The answer to whoever has a password and no second factor, in a team that requires one.
    static var secondFactorRequired: Self {
        Self(
            .forbidden, "This team requires a second factor, and your account has none: set one up with POST /api/me/totp.",
            type: "urn:roost:problem:second-factor-required")
    }

    /// The answer to a program whose sign-in nobody has approved yet; what RFC 8628 calls `authorization_pending`.
    static func approvalPending(seconds: Int) -> Self {
        Self(
            .conflict, "Nobody has approved this sign-in yet.", headers: [.retryAfter: String(seconds)],
            type: "urn:roost:problem:approval-pending")
    }

    /// The answer to what comes too often.
    static func tooMany(_ what: String, seconds: Int) -> Self {
        Self(.rateLimited, "\(what); the next one is welcome in \(seconds) s.", headers: [.retryAfter: String(seconds)])
    }

    package static func methodNotAllowed(_ allowed: [String]) -> Self {
        let list = allowed.joined(separator: ", ")
        return Self(.methodNotAllowed, "This address takes \(list).", headers: [.allow: list])
    }

    package static func bodyTooLarge(limit: Int) -> Self {
        Self(.payloadTooLarge, "The body may have at most \(limit) bytes.", closesConnection: true)
    }

    package static func targetTooLong(limit: Int) -> Self {
        Self(.uriTooLong, "The address may have at most \(limit) bytes.", closesConnection: true)
    }

    package static func headersTooLarge(limit: Int) -> Self {
        Self(
            .headersTooLarge, "The header fields may have at most \(limit) bytes together.",
            closesConnection: true)
    }

    package static var timedOut: Self {
        Self(.requestTimeout, "The request did not end in time; it may still have had its effect.", closesConnection: true)
    }

    /// The answer to a change that is meant for another state than the one that is stored.
    package static var changedMeanwhile: Self { Self(.preconditionFailed, "It was changed since you read it.") }

    package static var `internal`: Self {
        Self(.internal, "Something went wrong here; the trace id finds it in the log.")
    }
}
