extension ErrorCode {
    /// The HTTP status that goes with the code.
    package var status: Int {
        switch self {
        case .malformedRequest: 400
        case .unauthenticated: 401
        case .forbidden, .insufficientScope, .quotaExceeded, .reauthenticationRequired: 403
        case .notFound, .unknownHost: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .requestTimeout: 408
        case .conflict: 409
        case .gone: 410
        case .preconditionFailed: 412
        case .payloadTooLarge: 413
        case .uriTooLong: 414
        case .unsupportedMediaType: 415
        case .idempotencyConflict, .notSupported, .validationFailed: 422
        case .rateLimited: 429
        case .headersTooLarge: 431
        case .internal: 500
        case .upstreamFailed: 502
        case .serviceUnavailable: 503
        }
    }

    /// The short summary that is the same for each problem of this code.
    package var title: String {
        switch self {
        case .malformedRequest: "The request is malformed"
        case .methodNotAllowed: "The method is not allowed here"
        case .notAcceptable: "No acceptable form of the answer"
        case .requestTimeout: "The request took too long"
        case .gone: "It is gone"
        case .uriTooLong: "The address is too long"
        case .headersTooLarge: "The headers are too large"
        case .unknownHost: "Unknown host"
        case .upstreamFailed: "A service behind this one failed"
        case .unauthenticated: "Authentication is required"
        case .forbidden: "Not allowed"
        case .insufficientScope: "The token may not do this"
        case .notFound: "Not found"
        case .validationFailed: "The request is not valid"
        case .notSupported: "Not supported yet"
        case .conflict: "It conflicts with what there is"
        case .preconditionFailed: "It was changed meanwhile"
        case .rateLimited: "Too many requests"
        case .payloadTooLarge: "The body is too large"
        case .unsupportedMediaType: "The type of the body is not supported"
        case .idempotencyConflict: "The idempotency key was used for another request"
        case .reauthenticationRequired: "Sign in again to do this"
        case .quotaExceeded: "A quota is used up"
        case .serviceUnavailable: "The service is unavailable"
        case .internal: "Something went wrong in Roost"
        }
    }
}

extension Problem {
    /// The problem of `code`, with its status and title.
    package init(
        _ code: ErrorCode, detail: String? = nil, instance: String? = nil, traceId: String? = nil, errors: [FieldError]? = nil
    ) {
        self.init(
            type: "about:blank", title: code.title, status: code.status, detail: detail, instance: instance, code: code.rawValue,
            traceId: traceId, errors: errors)
    }
}
