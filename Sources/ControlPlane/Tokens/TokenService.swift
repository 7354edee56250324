package import FoundationEssentials
package import Model
import Store

/// The API tokens of a caller.
package struct TokenService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let recent: RecentCallers

    init(store: DataStore, authorizer: Authorizer, recent: RecentCallers) {
        self.store = store
        self.recent = recent
        self.authorizer = authorizer
    }

    /// Makes a token; its secret is in the answer and nowhere else.
    ///
    /// - Parameter permissions: what it may do at most; nil for all that the caller may.
    /// - Throws: ``ControlPlaneError/insufficientScope(_:)`` where the caller's own token could not do as much.
    package func create(
        name: String, team: TeamID?, permissions: Set<Permission>?, expiresAt: Date?, context: CallContext
    ) async throws(ControlPlaneError) -> (token: APIToken, secret: String) {
        try ObjectNames.check(name: name)
        if name.unicodeScalars.count > 100 { throw .invalid(ValidationError(field: "name", "must have at most 100 characters")) }
        if let expiresAt, expiresAt <= Date() { throw .invalid(ValidationError(field: "expiresAt", "must be in the future")) }
        try self.checkCeiling(team: team, permissions: permissions, expiresAt: expiresAt, caller: context.caller)
        if let team { _ = try await self.authorizer.authorize(.tokenCreate, on: .team(team), by: context) }
        let secret = TokenSecret(team == nil ? .personal : .team)
        let token = try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let token = try await session.tokens.insert(
                    NewAPIToken(
                        id: .make(), userID: context.caller.userID, teamID: team, name: name, prefix: secret.prefix, hash: secret.hash,
                        permissions: permissions, expiresAt: expiresAt))
                try await session.audit.append(context.record(.tokenCreate, "token/\(token.id)", team: team))
                return token
            }
        }
        return (token, secret.text)
    }

    package func list(after: TokenID?, limit: Int, context: CallContext) async throws(ControlPlaneError) -> [APIToken] {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.session.tokens.list(of: context.caller.userID, after: after, limit: limit)
        }
    }

    /// - Parameter revisions: the states that the caller means; nil for any. A token never changes: it has the first alone.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where that is none of them.
    package func revoke(_ id: TokenID, revisions: Set<Int>? = nil, context: CallContext) async throws(ControlPlaneError) {
        if context.caller.tokenID != id { try self.authorizer.requireUnboundToken(.tokenCreate, by: context) }
        // Also where the answer to the commit is lost.
        defer { self.recent.forget(id) }
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.tokens.revoke(id, of: context.caller.userID)
                if revisions?.contains(1) == false { throw ControlPlaneError.preconditionFailed }
                try await session.audit.append(
                    AuditRecord(
                        teamID: context.caller.boundTeamID, actor: context.actor, action: "token.revoke", resource: "token/\(id)",
                        traceID: context.traceID))
            }
        }
    }

    /// A token never makes one that may do more, lives elsewhere or lives longer than itself.
    private func checkCeiling(
        team: TeamID?, permissions: Set<Permission>?, expiresAt: Date?, caller: Caller
    ) throws(ControlPlaneError) {
        if let end = caller.tokenExpiresAt {
            guard let expiresAt, expiresAt <= end else { throw .insufficientScope(.tokenCreate) }
        }
        if let bound = caller.boundTeamID, bound != team { throw .insufficientScope(.tokenCreate) }
        guard let own = caller.permissions else { return }
        guard own.contains(.tokenCreate), let permissions, permissions.isSubset(of: own) else { throw .insufficientScope(.tokenCreate) }
    }
}
