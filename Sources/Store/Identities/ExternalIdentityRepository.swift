package import Model
import Postgres

/// Who users are for providers.
package struct ExternalIdentityRepository: Sendable {
    let session: StoreSession

    /// The user whom `subject` of `issuer` belongs to, suspended or not; nil for none.
    package func owner(issuer: String, subject: String) async throws(StoreError) -> IdentityOwner? {
        try await self.session.first(ExternalIdentityStatements.owner, [issuer, subject]) { row throws(PostgresError) in
            IdentityOwner(
                user: User(id: try row.id(0), username: try row[1], email: try row[2], createdAt: try row[3]), sessionEpoch: try row[4],
                isSuspended: try row[5])
        }
    }

    /// Lets a user sign in by an identity.
    ///
    /// - Throws: ``StoreError/conflict(subject:)`` where it is linked already, to whomever.
    package func insert(
        _ id: IdentityID, of user: UserID, provider: String, issuer: String, subject: String, email: String?
    ) async throws(StoreError) {
        try await self.session.execute(
            ExternalIdentityStatements.insert, [id.rawValue, user.rawValue, provider, issuer, subject, email])
    }

    /// Notes that somebody signed in by an identity.
    ///
    /// - Throws: ``StoreError/stale`` where it is linked no more.
    package func noteLogin(provider: String, issuer: String, subject: String, email: String?) async throws(StoreError) {
        try await self.session.executeOne(ExternalIdentityStatements.noteLogin, [issuer, subject, provider, email])
    }

    /// The identities of a user, newest first.
    package func list(of user: UserID, after: IdentityID?, limit: Int) async throws(StoreError) -> [LinkedIdentity] {
        try await self.session.query(
            ExternalIdentityStatements.list, [user.rawValue, after?.rawValue, limit], decode: Self.identity)
    }

    /// - Throws: ``StoreError/notFound`` for an identity that is not the user's.
    package func find(_ id: IdentityID, of user: UserID) async throws(StoreError) -> LinkedIdentity {
        let found = try await self.session.first(
            ExternalIdentityStatements.find, [user.rawValue, id.rawValue], decode: Self.identity)
        guard let found else { throw .notFound }
        return found
    }

    /// Takes an identity from a user, who must be able to sign in without it; inside a transaction.
    ///
    /// - Parameter providers: by another identity of one of these a user can, as by a password.
    /// - Returns: false where the user could not; nothing is taken then.
    /// - Throws: ``StoreError/notFound`` for an identity that is not the user's.
    package func delete(_ id: IdentityID, of user: UserID, keepingOneOf providers: [String]) async throws(StoreError) -> Bool {
        let hasPassword: Bool? = try await self.session.first(
            ExternalIdentityStatements.lockUser, [user.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        guard let hasPassword else { throw .notFound }
        if !hasPassword {
            let hasOther: Bool? = try await self.session.first(
                ExternalIdentityStatements.hasOther, [user.rawValue, id.rawValue, providers]
            ) { row throws(PostgresError) in try row[0] }
            guard hasOther == true else { return false }
        }
        if try await self.session.execute(ExternalIdentityStatements.delete, [user.rawValue, id.rawValue]) != 1 { throw .notFound }
        return true
    }

    @Sendable private static func identity(_ row: borrowing PostgresRow) throws(PostgresError) -> LinkedIdentity {
        LinkedIdentity(
            id: try row.id(0), userID: try row.id(1), provider: try row[2], issuer: try row[3], subject: try row[4], email: try row[5],
            createdAt: try row[6], lastLoginAt: try row[7])
    }
}
