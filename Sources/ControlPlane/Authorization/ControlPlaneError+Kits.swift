import Argon2
import Model
import Redis

extension ControlPlaneError {
    init(_ error: RedisError) {
        self = error.isRetriable ? .unavailable("Redis does not answer") : .inconsistent("\(error)")
    }

    init(_ error: Argon2Error) {
        self =
            switch error.code {
            case .busy, .cancelled, .libraryFailure: .unavailable(error.message)
            case .passwordTooLong: .invalid(ValidationError(field: "password", error.message))
            case .malformedHash, .invalidConfiguration: .inconsistent(error.message)
            }
    }
}
