/// The first half of a sign-in.
public struct LoginStart: Sendable {
    /// Where to send the browser.
    public let url: String
    /// What to keep until it comes back.
    public let attempt: LoginAttempt
}
