package import Model
import Postgres

/// Links to accounts, of which only the SHA-256 is kept.
package struct AccountLinkRepository: Sendable {
    /// What a link is for.
    package enum Purpose: String, Sendable {
        case password, email, registration
    }

    let session: StoreSession

    /// Lets a link count; one of the same mail stays as it is.
    package func put(_ link: AccountLink, of mail: MailID, hash: [UInt8], lasting duration: Duration) async throws(StoreError) {
        let fields: [any PostgresEncodable] =
            switch link {
            case .password(let user): [Purpose.password.rawValue, hash, user.rawValue, String?.none, String?.none, String?.none]
            case .email(let user, let email): [Purpose.email.rawValue, hash, user.rawValue, email, String?.none, String?.none]
            case .registration(let username, let email, let passwordHash):
                [Purpose.registration.rawValue, hash, UserID?.none?.rawValue, email, username, passwordHash]
            }
        try await self.session.execute(MailStatements.putLink, [mail.rawValue] + fields + [Int(duration.components.seconds)])
    }

    /// What a link is for; nil for one that is unknown, used or expired, or is for something else.
    package func find(hash: [UInt8], for purposes: Purpose...) async throws(StoreError) -> AccountLink? {
        try await self.session.first(MailStatements.findLink, [hash, purposes.map(\.rawValue)], decode: Self.link) ?? nil
    }

    /// The same, and uses it up.
    package func take(hash: [UInt8], for purposes: Purpose...) async throws(StoreError) -> AccountLink? {
        try await self.session.first(MailStatements.takeLink, [hash, purposes.map(\.rawValue)], decode: Self.link) ?? nil
    }

    /// Ends every link of a user.
    package func endAll(of user: UserID) async throws(StoreError) {
        try await self.session.execute(MailStatements.endLinks, [user.rawValue])
    }

    @Sendable private static func link(_ row: borrowing PostgresRow) throws(PostgresError) -> AccountLink? {
        let user: UserID? = try row.optionalID(1)
        let (email, username, passwordHash): (String?, String?, String?) = (try row[2], try row[3], try row[4])
        switch (try row.value(0, of: Purpose.self), user, email) {
        case (.password, let user?, _): return .password(user)
        case (.email, let user?, let email?): return .email(user, email: email)
        case (.registration, _, let email?):
            guard let username, let passwordHash else { return nil }
            return .registration(username: username, email: email, passwordHash: passwordHash)
        default: return nil
        }
    }
}
