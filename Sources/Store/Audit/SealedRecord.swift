package import FoundationEssentials

/// The fields of a record as Postgres has them: whatever they hold, they are hashed as they are.
package struct SealedRecord: Sendable, Hashable {
    package var id: Int
    package var teamID: UUID?
    package var actorKind: String
    package var actorName: String
    package var action: String
    package var resource: String
    package var isAllowed: Bool
    package var traceID: String
    package var address: String?
    /// When it was done, in microseconds since 1970.
    package var microseconds: Int

    package init(
        id: Int, teamID: UUID?, actorKind: String, actorName: String, action: String, resource: String, isAllowed: Bool, traceID: String,
        address: String?, microseconds: Int
    ) {
        self.id = id
        self.teamID = teamID
        self.actorKind = actorKind
        self.actorName = actorName
        self.action = action
        self.resource = resource
        self.isAllowed = isAllowed
        self.traceID = traceID
        self.address = address
        self.microseconds = microseconds
    }
}
