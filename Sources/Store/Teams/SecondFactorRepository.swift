package import Model
import Postgres

/// The second factors of logins.
package struct SecondFactorRepository: Sendable {
    let session: StoreSession

    /// Keeps the sealed secret of one-time codes that are not needed yet.
    ///
    /// - Throws: ``StoreError/conflict(subject:)`` where the user has one that is.
    package func begin(_ user: UserID, secret: [UInt8]) async throws(StoreError) {
        guard try await self.session.execute(SecondFactorStatements.begin, [user.rawValue, secret]) == 1 else {
            throw .conflict(subject: "a second factor")
        }
    }

    /// The sealed secret that waits for its first code; nil for none.
    package func begun(_ user: UserID) async throws(StoreError) -> [UInt8]? {
        try await self.session.first(SecondFactorStatements.begun, [user.rawValue]) { row throws(PostgresError) in try row[0] }
    }

    /// From here on logins need a code.
    ///
    /// - Parameters:
    ///   - step: the time step of the code that showed that it works.
    ///   - codes: the SHA-256 of each code that stands in for one.
    /// - Throws: ``StoreError/stale`` where it was replaced or confirmed meanwhile.
    package func confirm(_ user: UserID, secret: [UInt8], step: Int, codes: [[UInt8]]) async throws(StoreError) {
        try await self.session.executeOne(SecondFactorStatements.confirm, [user.rawValue, secret, step])
        try await self.session.execute(SecondFactorStatements.addRecoveryCodes, [user.rawValue, codes])
    }

    /// Uses the code of a time step up; false where it, or a later one, was used.
    package func take(step: Int, of user: UserID) async throws(StoreError) -> Bool {
        try await self.session.execute(SecondFactorStatements.takeStep, [user.rawValue, step]) == 1
    }

    /// Uses a recovery code up; false where there is none with this SHA-256, or it was used.
    package func take(recoveryCode hash: [UInt8], of user: UserID) async throws(StoreError) -> Bool {
        try await self.session.execute(SecondFactorStatements.takeRecoveryCode, [user.rawValue, hash]) == 1
    }

    /// Whether a password alone lets a user in.
    package func isLacking(_ user: UserID) async throws(StoreError) -> Bool {
        try await self.session.first(SecondFactorStatements.isLacking, [user.rawValue]) { row throws(PostgresError) in try row[0] } ?? true
    }

    /// - Throws: ``StoreError/notFound`` where there is none.
    package func remove(_ user: UserID) async throws(StoreError) {
        if try await self.session.execute(SecondFactorStatements.remove, [user.rawValue]) != 1 { throw .notFound }
    }
}
