import Model
import OIDC

/// A sign-in through a provider that was begun, as it is kept until the browser comes back.
struct KeptAttempt: Sendable {
    /// Who wants to link an identity, and in which session; both have to be the same when the browser comes back.
    struct Link: Sendable, Hashable {
        let user: UserID
        let session: SessionID
    }

    let attempt: OIDC.LoginAttempt
    /// The path on which the browser goes on.
    let returnPath: String
    /// nil for somebody who signs in.
    let link: Link?
}
