/// What befalls one request on its way through a relay: its sender never learns what became of it.
public enum RelayAccident: Sendable, CaseIterable {
    /// The connection breaks before the request has arrived.
    case requestLost
    /// The request arrives, and the connection breaks before its answer is through.
    case answerLost
    /// The request arrives, and its answer never is through although the connection stands.
    case answerHeld
}
