/// How long a user may wait for an answer while versions come and go.
///
/// The ingress holds requests longer than that (`ROOST_INGRESS_HOLD_SECONDS`), so that an answer alone says little.
public enum UserWait: Sendable {
    /// Something good serves all the while: an answer takes milliseconds, some tenths of a second on a busy machine. Beyond two seconds
    /// somebody would wonder.
    case unnoticed
    /// All tasks of the new version have crashed after they had taken over: the last good version has to start and to pass its check, 4 s
    /// with the tests' interval of 2 s and 8 s with the default one of 5 s. Beyond ten seconds people, and programs, give up.
    case whileRestored

    /// The longest wait that is accepted.
    public var bound: Duration {
        switch self {
        case .unnoticed: .seconds(2)
        case .whileRestored: InstallationSettings.usesDefaults ? .seconds(10) : .seconds(6)
        }
    }
}
