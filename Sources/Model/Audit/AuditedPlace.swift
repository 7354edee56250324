package import FoundationEssentials

/// What a record is about whose team is found when it is written.
package enum AuditedPlace: Sendable, Hashable {
    case team(TeamID)
    /// An object of some kind, by its id: of what is not there, or not of a team, the team is not told.
    case object(kind: String, id: UUID)
    case nowhere
}
