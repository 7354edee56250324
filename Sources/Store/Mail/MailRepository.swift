package import Model
import Postgres

/// Mails that wait to be sent.
package struct MailRepository: Sendable {
    let session: StoreSession

    /// Lets a mail wait, in the transaction of what it tells of.
    ///
    /// - Parameters:
    ///   - invitation: the invitation whose link it carries.
    ///   - duration: after that it is not sent any more.
    package func insert(_ mail: Mail, of invitation: InvitationID? = nil, lasting duration: Duration) async throws(StoreError) {
        try await self.session.execute(
            MailStatements.insert, [mail.id.rawValue, mail.sealed, invitation?.rawValue, Int(duration.components.seconds)])
    }

    /// The mail; nil where it was sent, or waited too long.
    package func find(_ id: MailID) async throws(StoreError) -> Mail? {
        try await self.session.first(MailStatements.find, [id.rawValue]) { row throws(PostgresError) in
            Mail(id: try row.id(0), sealed: try row[1])
        }
    }

    /// Those that wait, oldest first.
    package func waiting(after: MailID?, limit: Int) async throws(StoreError) -> [MailID] {
        try await self.session.query(MailStatements.waiting, [after?.rawValue, limit]) { row throws(PostgresError) in try row.id(0) }
    }

    /// Forgets a mail; inside a transaction.
    ///
    /// - Parameter isSent: whether a mail server took it.
    package func remove(_ id: MailID, isSent: Bool) async throws(StoreError) {
        if isSent { try await self.session.execute(MailStatements.noteSent, [id.rawValue]) }
        try await self.session.execute(MailStatements.remove, [id.rawValue])
    }

    /// Forgets mails that waited too long, links that have expired, and invitations that ended long ago.
    package func purge(invitationsAfter days: Int) async throws(StoreError) {
        try await self.session.execute(MailStatements.purge, [])
        try await self.session.execute(MailStatements.purgeLinks, [])
        try await self.session.execute(InvitationStatements.purge, [days])
    }
}
