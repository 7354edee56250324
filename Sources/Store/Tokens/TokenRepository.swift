import FoundationEssentials
package import Model
import Postgres

/// API tokens, found by the hash of their secret.
package struct TokenRepository: Sendable {
    let session: StoreSession

    /// Keeps a new token; the caller showed its secret, of which only `hash` stays.
    package func insert(_ token: NewAPIToken) async throws(StoreError) -> APIToken {
        let createdAt: Date? = try await self.session.first(
            TokenStatements.insert,
            [
                token.id.rawValue, token.userID.rawValue, token.teamID?.rawValue, token.name, token.prefix, token.hash,
                token.permissions.map { $0.map(\.rawValue).sorted() }, token.expiresAt, token.projectID?.rawValue,
            ]
        ) { row throws(PostgresError) in try row[0] }
        guard let createdAt else { throw .stale }
        return APIToken(
            id: token.id, userID: token.userID, teamID: token.teamID, projectID: token.projectID, name: token.name, prefix: token.prefix,
            permissions: token.permissions, createdAt: createdAt, expiresAt: token.expiresAt, lastUsedAt: nil)
    }

    /// Who presents the tokens with these hashes, by hash.
    ///
    /// Those that are not valid now are missing. The use of each is noted, to the minute.
    package func authenticate(hashes: [[UInt8]]) async throws(StoreError) -> [[UInt8]: Caller] {
        let found = try await self.session.query(TokenStatements.authenticate, [hashes]) { row throws(PostgresError) in
            let permissions: [String]? = try row[5]
            let systemRoles: [String]? = try row[9]
            let caller = Caller(
                userID: try row.id(0), username: try row[1], tokenID: try row.id(2), tokenName: try row[3],
                boundTeamID: try row.optionalID(4),
                permissions: permissions.map { Set($0.compactMap(Permission.init(rawValue:))) }, tokenExpiresAt: try row[6],
                systemRoles: systemRoles?.map(RoleName.init(stored:)) ?? [], boundProjectID: try row.optionalID(10),
                isService: try row[11])
            return (caller: caller, isUseNoteworthy: try row[7] as Bool, hash: try row[8] as [UInt8])
        }
        let noteworthy = found.filter(\.isUseNoteworthy).compactMap(\.caller.tokenID?.rawValue)
        if !noteworthy.isEmpty { try await self.session.execute(TokenStatements.touch, [noteworthy]) }
        return Dictionary(found.map { ($0.hash, $0.caller) }) { first, _ in first }
    }

    /// Whether the token could still be presented: for what goes on longer than the request that began it.
    package func isValid(_ id: TokenID) async throws(StoreError) -> Bool {
        try await self.session.first(TokenStatements.isValid, [id.rawValue]) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Whose a token is, and of which team; nil for none that could be presented.
    package func owner(of id: TokenID) async throws(StoreError) -> (user: UserID, team: TeamID?)? {
        try await self.session.first(TokenStatements.owner, [id.rawValue]) { row throws(PostgresError) in
            (user: try row.id(0), team: try row.optionalID(1))
        }
    }

    /// - Throws: ``StoreError/notFound`` for a token that is not this user's, or was revoked.
    package func find(_ id: TokenID, of user: UserID) async throws(StoreError) -> APIToken {
        let token = try await self.session.first(TokenStatements.find, [id.rawValue, user.rawValue], decode: Self.token)
        guard let token else { throw .notFound }
        return token
    }

    /// The tokens of a user, newest first.
    package func list(of user: UserID, after: TokenID?, limit: Int) async throws(StoreError) -> [APIToken] {
        try await self.session.query(TokenStatements.list, [user.rawValue, after?.rawValue, limit], decode: Self.token)
    }

    /// - Throws: ``StoreError/notFound`` for a token that is not this user's, or no longer valid.
    package func revoke(_ id: TokenID, of user: UserID) async throws(StoreError) {
        if try await self.session.execute(TokenStatements.revoke, [id.rawValue, user.rawValue]) != 1 { throw .notFound }
    }

    @Sendable private static func token(_ row: borrowing PostgresRow) throws(PostgresError) -> APIToken {
        let permissions: [String]? = try row[5]
        return APIToken(
            id: try row.id(0), userID: try row.id(1), teamID: try row.optionalID(2), projectID: try row.optionalID(9), name: try row[3],
            prefix: try row[4],
            permissions: permissions.map { Set($0.compactMap(Permission.init(rawValue:))) }, createdAt: try row[6],
            expiresAt: try row[7], lastUsedAt: try row[8])
    }
}
