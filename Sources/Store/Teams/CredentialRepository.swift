package import Model
import Postgres

/// What people sign in with: passwords as hashes, and which of their sessions count.
package struct CredentialRepository: Sendable {
    let session: StoreSession

    /// What the user with this name or address signs in with; nil where there is none, or a suspended one.
    package func find(named name: String) async throws(StoreError) -> UserCredentials? {
        try await self.session.first(CredentialStatements.byName, [name.lowercased()], decode: Self.credentials)
    }

    /// - Throws: ``StoreError/notFound`` for a user who does not exist or is suspended.
    package func find(_ user: UserID) async throws(StoreError) -> UserCredentials {
        let found = try await self.session.first(CredentialStatements.ofUser, [user.rawValue], decode: Self.credentials)
        guard let found else { throw .notFound }
        return found
    }

    /// The name of a user whose sessions of `epoch` count, and its roles in the whole installation; nil where they do not, any more.
    package func sessionUser(_ user: UserID, epoch: Int) async throws(StoreError) -> (name: String, systemRoles: [RoleName])? {
        try await self.session.first(CredentialStatements.sessionUser, [user.rawValue, epoch]) { row throws(PostgresError) in
            let roles: [String]? = try row[1]
            return (name: try row[0], systemRoles: roles?.map(RoleName.init(stored:)) ?? [])
        }
    }

    /// Keeps the hash of the same password with other costs, unless it was changed meanwhile.
    package func rehash(_ user: UserID, from old: String, to new: String) async throws(StoreError) {
        try await self.session.execute(CredentialStatements.rehash, [user.rawValue, old, new])
    }

    /// Keeps the hash of another password, which ends every session.
    ///
    /// - Returns: the epoch of the sessions that count from now on.
    /// - Throws: ``StoreError/stale`` where the password was changed meanwhile.
    package func changePassword(_ user: UserID, from old: String, to new: String) async throws(StoreError) -> Int {
        let epoch: Int? = try await self.session.first(
            CredentialStatements.changePassword, [user.rawValue, old, new]
        ) { row throws(PostgresError) in try row[0] }
        guard let epoch else { throw .stale }
        return epoch
    }

    /// Keeps the hash of another password for who does not know the present one, which ends every session.
    ///
    /// - Throws: ``StoreError/stale`` for a user who is suspended, or has no password.
    package func resetPassword(_ user: UserID, to new: String) async throws(StoreError) {
        try await self.session.executeOne(CredentialStatements.resetPassword, [user.rawValue, new])
    }

    /// - Throws: ``StoreError/conflict(subject:)`` where the address is another one's, ``StoreError/stale`` for a suspended user.
    package func changeEmail(_ user: UserID, to email: String) async throws(StoreError) {
        try await self.session.executeOne(CredentialStatements.changeEmail, [user.rawValue, email])
    }

    @Sendable private static func credentials(_ row: borrowing PostgresRow) throws(PostgresError) -> UserCredentials {
        UserCredentials(
            user: User(id: try row.id(0), username: try row[1], email: try row[2], createdAt: try row[3]), passwordHash: try row[4],
            sessionEpoch: try row[5], codeSecret: try row[6])
    }
}
