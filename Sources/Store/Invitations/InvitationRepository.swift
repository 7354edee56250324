package import Model
import Postgres

/// Who is invited to a team, and has not answered yet.
package struct InvitationRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// Invites an address; inside a transaction.
    ///
    /// - Throws: ``StoreError/conflict(subject:)`` where it is invited to the team already.
    package func insert(
        _ id: InvitationID, email: String, roles: [RoleName], by inviter: UserID, hash: [UInt8], lasting duration: Duration
    ) async throws(StoreError) -> Invitation {
        let team = self.tenant.teamID.rawValue
        try await self.session.execute(InvitationStatements.endExpired, [team, email])
        try await self.session.execute(
            InvitationStatements.insert,
            [id.rawValue, team, email, roles.map(\.rawValue), inviter.rawValue, hash, Int(duration.components.seconds)])
        return try await self.find(id)
    }

    /// Newest first, also those that have expired.
    package func list(after: InvitationID?, limit: Int) async throws(StoreError) -> [Invitation] {
        try await self.session.query(
            InvitationStatements.list, [self.tenant.teamID.rawValue, after?.rawValue, limit], decode: Invitation.read)
    }

    /// - Throws: ``StoreError/notFound``, also for one that was accepted or revoked.
    package func find(_ id: InvitationID) async throws(StoreError) -> Invitation {
        let found = try await self.session.first(
            InvitationStatements.find, [self.tenant.teamID.rawValue, id.rawValue], decode: Invitation.read)
        guard let found else { throw .notFound }
        return found
    }

    /// Gives an invitation another link and time anew; the link that it had is none any more.
    ///
    /// - Throws: as ``find(_:)``.
    package func renew(
        _ id: InvitationID, by inviter: UserID, hash: [UInt8], lasting duration: Duration
    ) async throws(StoreError) -> Invitation {
        try await self.session.execute(
            InvitationStatements.renew,
            [self.tenant.teamID.rawValue, id.rawValue, inviter.rawValue, hash, Int(duration.components.seconds)])
        return try await self.find(id)
    }

    /// - Throws: as ``find(_:)``.
    package func revoke(_ id: InvitationID) async throws(StoreError) {
        if try await self.session.execute(InvitationStatements.revoke, [self.tenant.teamID.rawValue, id.rawValue]) != 1 { throw .notFound }
    }
}
