/// What a finding says of its subject, the worst last.
package enum Verdict: String, Sendable, Comparable, CaseIterable {
    /// It is as it should be.
    case ok
    /// Roost works, but not as well as it could, or not for long.
    case warning
    /// Something of Roost does not work.
    case failed

    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.ok, .warning), (.ok, .failed), (.warning, .failed): true
        default: false
        }
    }
}
