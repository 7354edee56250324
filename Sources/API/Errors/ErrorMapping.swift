import APIContract
import ControlPlane
import HTTPTypes
import Hummingbird
import Model
import NIOCore
import NIOHTTP1

/// The one place where errors of all layers become refusals.
enum ErrorMapping {
    /// nil for an error that nobody foresaw: the client learns nothing of it but the trace id.
    static func refusal(for error: any Error) -> Refusal? {
        switch error {
        case let error as Refusal: error
        case let error as ValidationError: .invalid(error.problems)
        case let error as ControlPlaneError: Self.refusal(for: error)
        case let error as HTTPError: Self.refusal(for: error.status)
        case is NIOTooManyBytesError: Self.refusal(for: .contentTooLarge)
        case is HTTPParserError, is ChannelError: .malformed("The request broke off or is not valid HTTP.", closesConnection: true)
        case is CancellationError: Refusal(.serviceUnavailable, "The server is shutting down.", closesConnection: true)
        default: nil
        }
    }

    private static func refusal(for error: ControlPlaneError) -> Refusal? {
        switch error {
        case .unauthenticated: .unauthenticated("The token or the session does not hold.")
        case .loginRefused: .unauthenticated("The user name or the password is wrong.")
        case .codeRequired(let message): .codeRequired(message)
        case .signInRejected(let message): .malformed(message)
        case .signInNotAllowed(let message): Refusal(.forbidden, message)
        case .providerFailed(let message): Refusal(.upstreamFailed, message)
        case .linkUnusable:
            Refusal(.gone, "This link does not hold: it was used, withdrawn or replaced, it has expired, or it never was one.")
        case .deviceCodeUnusable:
            Refusal(.gone, "This code does not hold: it was used or refused, it has expired, or it never was one.")
        case .approvalPending(let seconds): .approvalPending(seconds: seconds)
        case .throttled(let seconds): .tooMany("Too many tries", seconds: seconds)
        case .reauthenticationRequired(let message): Refusal(.reauthenticationRequired, message)
        case .forbidden(let permission): Refusal(.forbidden, "Your roles do not allow \(permission.rawValue) here.")
        case .insufficientScope(let permission): .insufficientScope(permission)
        case .exceedsOwn(let role, let permissions):
            Refusal(.forbidden, "The role \(role.rawValue) may do what you may not here: \(permissions.joined(separator: ", ")).")
        case .beyondOwn(let permissions):
            Refusal(.forbidden, "The token could do what you may not here: \(permissions.joined(separator: ", ")).")
        case .secondFactorRequired: .secondFactorRequired
        case .notFound: .notFound
        case .conflict(let message): Refusal(.conflict, message)
        case .preconditionFailed: .changedMeanwhile
        case .keyReused: Refusal(.idempotencyConflict, "This Idempotency-Key was used for another request.")
        case .invalid(let error): .invalid(error.problems)
        case .unavailable(let message): Refusal(.serviceUnavailable, message, headers: [.retryAfter: "1"])
        case .inconsistent: nil
        }
    }

    private static func refusal(for status: HTTPResponse.Status) -> Refusal? {
        switch status {
        case .badRequest: .malformed("The request is malformed.")
        case .unauthorized: .unauthenticated("This address needs a token or a session.")
        case .notFound: .notFound
        case .contentTooLarge: Refusal(.payloadTooLarge, "The body is too large.", closesConnection: true)
        case .unsupportedMediaType: Refusal(.unsupportedMediaType, "The body must be application/json.")
        case .unprocessableContent: .invalid([])
        default: nil
        }
    }
}
