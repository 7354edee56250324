/// What one task said to Roost's own probe.
package enum ProbeAnswer: Sendable, Hashable {
    case answered
    /// The task did not answer as it should, and how.
    case refused(String)
    /// The question could not be asked: the ingress is away, say.
    case unasked(String)

    package var isGood: Bool { self == .answered }
}
