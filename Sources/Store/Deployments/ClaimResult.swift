/// What a worker is told that asks for a deployment.
package enum ClaimResult: Sendable {
    case claimed(ClaimedDeployment)
    /// An older one of the same application has not ended yet.
    case blocked
    /// It has ended, or never was.
    case finished
}
