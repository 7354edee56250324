import Model

/// What the holder of a device code finds.
enum DeviceCollection: Sendable {
    /// No sign-in: never one, used up or expired.
    case absent
    /// It asks too often, and is to wait so long from now on.
    case early(seconds: Int)
    /// Nobody has decided; it is to wait so long.
    case pending(seconds: Int)
    /// Somebody has refused it; nothing is left of it.
    case refused
    /// Somebody has approved it; nothing is left of it.
    case approved(UserID, epoch: Int, client: ClientName)
}
