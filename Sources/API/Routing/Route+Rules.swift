package import APIContract
import HTTPTypes

/// What follows from what a route says of itself.
extension Route {
    /// Whether anybody may use it.
    package var isAnonymous: Bool { self.access == .anonymous }

    /// Whether it answers with a page of a list.
    package var isList: Bool { self.answer.isList }

    /// Whether a request may change something.
    package var isUnsafe: Bool { self.method != .get }

    /// Whether `If-Match` says for which states of the resource a change is meant.
    package var takesIfMatch: Bool { [.patch, .put, .delete].contains(self.method) && self.options.hasState }

    /// Whether `Idempotency-Key` lets a request have its effect once.
    package var takesIdempotencyKey: Bool { self.method == .post && !self.isAnonymous && self.options.isRepeatable }

    /// Whether its answer has an entity tag, and `If-None-Match` is answered by 304.
    package var hasEntityTag: Bool { self.method == .get && !self.isStreaming && !self.isRedirect }

    /// Whether it sends a browser elsewhere.
    package var isRedirect: Bool { self.options.success.kind == .redirection }

    /// The names in the path.
    package var pathParameters: [String] {
        self.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Every refusal that it can give.
    package var errors: Set<ErrorCode> {
        var codes = self.options.errors.union([
            .malformedRequest, .validationFailed, .notAcceptable, .payloadTooLarge, .uriTooLong, .headersTooLarge, .internal,
            .serviceUnavailable,
        ])
        if !self.isStreaming { codes.insert(.requestTimeout) }
        if self.options.rateLimit == .standard { codes.insert(.rateLimited) }
        if !self.isAnonymous { codes.insert(.unauthenticated) }
        // A session without its X-CSRF-Token.
        if !self.isAnonymous, self.isUnsafe { codes.insert(.forbidden) }
        if case .permission = self.access { codes.formUnion([.forbidden, .insufficientScope, .notFound]) }
        if !self.pathParameters.isEmpty { codes.insert(.notFound) }
        if self.request != nil || !self.options.uploads.isEmpty { codes.insert(.unsupportedMediaType) }
        if self.takesIfMatch { codes.insert(.preconditionFailed) }
        if self.takesIdempotencyKey { codes.formUnion([.conflict, .idempotencyConflict]) }
        return codes
    }
}
