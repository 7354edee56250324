/// What a task may use, and what is set aside for it.
public struct ResourceRequirements: Codable, Equatable, Sendable {
    /// Upper bounds.
    public var limits: ResourceLimits?
    /// What the scheduler sets aside on the node.
    public var reservations: ResourceReservations?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(limits: ResourceLimits? = nil, reservations: ResourceReservations? = nil) {
        self.limits = limits
        self.reservations = reservations
    }

    private enum CodingKeys: String, CodingKey {
        case limits = "Limits"
        case reservations = "Reservations"
    }
}
