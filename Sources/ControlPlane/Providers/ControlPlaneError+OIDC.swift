import OIDC

extension ControlPlaneError {
    init(_ error: OIDCError) {
        let sentence = error.message.prefix(1).uppercased() + error.message.dropFirst() + "."
        self =
            switch error.code {
            case .attemptMismatch, .codeRefused, .invalidToken: .signInRejected(sentence)
            case .denied: .signInNotAllowed(sentence)
            case .providerUnavailable, .providerMisconfigured: .providerFailed(sentence)
            case .cancelled: .unavailable("the request was given up")
            default: .inconsistent("\(error)")
            }
    }
}
