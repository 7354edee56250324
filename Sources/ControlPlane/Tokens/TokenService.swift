package import Model
import Policy
import Store

/// API tokens: those of a caller, and those of service accounts.
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
    /// That of a service account says what it may do at most, none of which its maker may not do then: it goes on to hold when the maker
    /// has gone.
    ///
    /// - Throws: ``ControlPlaneError/insufficientScope(_:)`` where the caller's own token could not do as much;
    ///   ``ControlPlaneError/beyondOwn(_:)`` for a token of a service account that could do more than the caller.
    package func create(_ input: TokenInput, context: CallContext) async throws(ControlPlaneError) -> (token: APIToken, secret: String) {
        try input.check()
        let place = input.project.map { ResourceReference.project($0) } ?? input.team.map { ResourceReference.team($0) }
        guard let place else {
            try Self.checkCeiling(input, team: nil, input.permissions, context.caller)
            return try await self.insert(input, team: nil, permissions: input.permissions, context)
        }
        let access = try await self.authorizer.access(.tokenCreate, on: place, by: context)
        let team = access.tenant.teamID
        guard input.team == nil || input.team == team else { throw .notFound }
        var permissions = input.permissions
        if let account = input.account {
            _ = try await ControlPlaneError.mapping { try await self.store.session.serviceAccounts(access.tenant).find(account) }
            let rights = try await self.authorizer.rights(access, of: context.caller)
            permissions = try Self.permissions(input, rights)
        }
        try Self.checkCeiling(input, team: team, permissions, context.caller)
        return try await self.insert(input, team: team, permissions: permissions, context)
    }

    /// The tokens of the caller, newest first.
    package func list(after: TokenID?, limit: Int, context: CallContext) async throws(ControlPlaneError) -> [APIToken] {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.session.tokens.list(of: context.caller.userID, after: after, limit: limit)
        }
    }

    /// The tokens of a service account, newest first.
    package func list(
        of account: UserID, in team: TeamID, after: TokenID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> [APIToken] {
        let tenant = try await self.authorizer.authorize(.tokenRead, on: .team(team), by: context)
        return try await ControlPlaneError.mapping {
            _ = try await self.store.session.serviceAccounts(tenant).find(account)
            return try await self.store.session.tokens.list(of: account, after: after, limit: limit)
        }
    }

    /// Ends a token: one of the caller's, or one that is bound to a team in which the caller may.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any. A token never changes: it has the first alone.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where that is none of them.
    package func revoke(_ id: TokenID, revisions: Set<Int>? = nil, context: CallContext) async throws(ControlPlaneError) {
        let owner = try await ControlPlaneError.mapping { try await self.store.session.tokens.owner(of: id) }
        let isOwn = owner?.user == context.caller.userID
        if !isOwn, let team = owner?.team {
            let access = try await self.authorizer.locate(.team(team), by: context)
            try await self.authorizer.decide(.tokenDelete, reading: .tokenRead, access, by: context)
        } else if context.caller.tokenID != id {
            try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        }
        guard let owner, isOwn || owner.team != nil else { throw .notFound }
        // Also where the answer to the commit is lost.
        defer { self.recent.forget(id) }
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.tokens.revoke(id, of: owner.user)
                if revisions?.contains(1) == false { throw ControlPlaneError.preconditionFailed }
                let team = isOwn ? context.caller.boundTeamID : owner.team
                try await session.audit.append(context.record("token.revoke", "token/\(id)", team: team))
            }
        }
    }

    private func insert(
        _ input: TokenInput, team: TeamID?, permissions: Set<Permission>?, _ context: CallContext
    ) async throws(ControlPlaneError) -> (token: APIToken, secret: String) {
        let secret = TokenSecret(team == nil ? .personal : .team)
        let token = try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let token = try await session.tokens.insert(
                    NewAPIToken(
                        id: .make(), userID: input.account ?? context.caller.userID, teamID: team, projectID: input.project,
                        name: input.name, prefix: secret.prefix, hash: secret.hash, permissions: permissions, expiresAt: input.expiresAt))
                let prefix = input.account.map { "serviceAccount/\($0)/" } ?? ""
                try await session.audit.append(context.record(.tokenCreate, "\(prefix)token/\(token.id)", team: team))
                return token
            }
        }
        return (token, secret.text)
    }

    /// What a token of a service account may do at most: what was asked for, or all that its maker may hand on there now.
    private static func permissions(_ input: TokenInput, _ rights: CallerRights) throws(ControlPlaneError) -> Set<Permission> {
        let place = input.project.map { RolePlace.project($0) } ?? .team
        if let permissions = input.permissions {
            if case .exceeds(let names) = rights.mayGrant(permissions: permissions.map(\.rawValue), at: place) { throw .beyondOwn(names) }
            return permissions
        }
        return Set(Permission.allCases.filter { rights.mayGrant(permissions: [$0.rawValue], at: place) == .allowed })
    }

    /// A token never makes one that may do more, lives elsewhere or lives longer than itself.
    private static func checkCeiling(
        _ input: TokenInput, team: TeamID?, _ permissions: Set<Permission>?, _ caller: Caller
    ) throws(ControlPlaneError) {
        if let end = caller.tokenExpiresAt {
            guard let expiresAt = input.expiresAt, expiresAt <= end else { throw .insufficientScope(.tokenCreate) }
        }
        if let bound = caller.boundTeamID, bound != team { throw .insufficientScope(.tokenCreate) }
        if let bound = caller.boundProjectID, bound != input.project { throw .insufficientScope(.tokenCreate) }
        guard let own = caller.permissions else { return }
        guard own.contains(.tokenCreate), let permissions, permissions.isSubset(of: own) else { throw .insufficientScope(.tokenCreate) }
    }
}
