/// Looks at one part that Roost needs.
package protocol Check: Sendable {
    /// The part, which is also the subject of what keeps the check itself from being done.
    var part: String { get }
    /// What to do where the check throws or does not come to an end.
    var repair: String { get }
    /// How long it may take; nil for as long as any other.
    var bound: Duration? { get }

    /// Looks at the part; what it cannot reach is a finding of its own, so that it throws only what nobody foresaw.
    func examine() async throws -> [Finding]
}

extension Check {
    package var bound: Duration? { nil }
}
