package import Model
import Postgres

/// Invitations as who holds their links sees them.
package struct InvitationOffers: Sendable {
    let session: StoreSession

    /// The invitation of a link; nil for one that is unknown, used, revoked or expired, whose team is deleted, or whose inviter is suspended.
    package func find(hash: [UInt8]) async throws(StoreError) -> Invitation? {
        try await self.session.first(InvitationStatements.offer, [hash], decode: Invitation.read)
    }

    /// The same, and lets nobody else accept it before the transaction's end.
    package func lock(hash: [UInt8]) async throws(StoreError) -> Invitation? {
        try await self.session.first(InvitationStatements.lockOffer, [hash], decode: Invitation.read)
    }

    /// Uses an invitation up.
    ///
    /// - Throws: ``StoreError/stale`` where it is used up.
    package func accept(_ id: InvitationID, by user: UserID) async throws(StoreError) {
        try await self.session.executeOne(InvitationStatements.accept, [id.rawValue, user.rawValue])
    }
}
