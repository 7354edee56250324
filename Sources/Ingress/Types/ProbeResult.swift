/// What one task answered to a probe.
package struct ProbeResult: Sendable, Equatable {
    /// Address of the task.
    package let upstream: String
    /// HTTP status; nil when there was no answer at all.
    package let status: Int?
    /// Whether the status is among the accepted ones.
    package let isAccepted: Bool
    /// Why it is not accepted; nil when it is.
    package let failure: String?
}
