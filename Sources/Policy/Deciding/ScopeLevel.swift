/// How far down a place is; rights flow down.
public enum ScopeLevel: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    case system
    case team
    case project
    case environment

    /// Whether `left` is further up.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
