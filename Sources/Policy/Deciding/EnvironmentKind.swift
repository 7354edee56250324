/// What an environment is for, as far as rules can ask.
public enum EnvironmentKind: String, Hashable, Sendable, CaseIterable {
    case production
    case staging
    case preview
    /// None of these.
    case other
}
