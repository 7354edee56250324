import Model

/// What a person says to a sign-in that waits.
enum DeviceDecision: Sendable {
    /// The program may act for this user, as long as what its sessions of `epoch` could do counts.
    case approved(UserID, epoch: Int)
    case refused
}
