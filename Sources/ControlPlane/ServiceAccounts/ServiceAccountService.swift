package import Model
import Policy
import Store

/// The principals of a team that are no persons; their roles are given as those of members, their tokens made as those of persons.
package struct ServiceAccountService: Sendable {
    /// The most service accounts of a team.
    package static let mostAccounts = 200

    private let store: DataStore
    private let authorizer: Authorizer
    private let recent: RecentCallers

    init(store: DataStore, authorizer: Authorizer, recent: RecentCallers) {
        self.store = store
        self.authorizer = authorizer
        self.recent = recent
    }

    /// All of a team, newest first, each with its roles.
    package func list(
        _ team: TeamID, after: UserID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> [(account: ServiceAccount, roles: [GivenRole])] {
        let tenant = try await self.authorizer.authorize(.serviceAccountRead, on: .team(team), by: context)
        return try await ControlPlaneError.mapping {
            let accounts = try await self.store.session.serviceAccounts(tenant).list()
            let members = try await self.store.session.members(tenant).list()
            let roles = Dictionary(members.map { ($0.userID, $0.roles) }) { first, _ in first }
            let rest = accounts.drop { account in after.map { account.id.description >= $0.description } ?? false }
            return rest.prefix(limit).map { ($0, roles[$0.id] ?? []) }
        }
    }

    package func find(
        _ id: UserID, of team: TeamID, context: CallContext
    ) async throws(ControlPlaneError) -> (account: ServiceAccount, roles: [GivenRole]) {
        let tenant = try await self.authorizer.authorize(.serviceAccountRead, on: .team(team), by: context)
        return try await ControlPlaneError.mapping {
            let account = try await self.store.session.serviceAccounts(tenant).find(id)
            return (account, try await self.store.session.members(tenant).find(id)?.roles ?? [])
        }
    }

    /// Makes an account with roles in the whole team, none of which may do more than the caller.
    ///
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)``; `conflict` for a name that is taken, and beyond ``mostAccounts``.
    package func create(
        _ name: String, description: String?, roles: [String], of team: TeamID, context: CallContext
    ) async throws(ControlPlaneError) -> (account: ServiceAccount, roles: [GivenRole]) {
        let access = try await self.authorizer.access(.serviceAccountCreate, on: .team(team), by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        let name = try Self.check(name, description)
        let wanted = roles.isEmpty ? [] : try RoleRequest.check(roles, rights, at: .team, isService: true)
        for role in wanted { try RoleRequest.checkCeiling(role, rights, at: .team) }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.teams(access.tenant).hold()
                let accounts = session.serviceAccounts(access.tenant)
                guard try await accounts.list().count < Self.mostAccounts else {
                    throw ControlPlaneError.conflict("a team has at most \(Self.mostAccounts) service accounts")
                }
                let account = try await accounts.insert(
                    .make(), name: name, description: description ?? "", createdBy: context.caller.username)
                let members = session.members(access.tenant)
                try await members.add(wanted, own: Set(wanted.filter(rights.isOwn)), to: account.id, at: .team)
                try await session.audit.append(
                    context.record(.serviceAccountCreate, "serviceAccount/\(account.id)", team: team))
                return (account, try await members.find(account.id)?.roles ?? [])
            }
        }
    }

    /// Ends an account: its tokens hold no more, its name is free.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any. An account never changes: it has the first alone.
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)`` where a role of it may do more than the caller.
    package func delete(
        _ id: UserID, of team: TeamID, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) {
        let access = try await self.authorizer.access(.serviceAccountDelete, on: .team(team), by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        // Also where the answer to the commit is lost.
        defer { self.recent.forget(id) }
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let members = session.members(access.tenant)
                try await members.lock(id, at: .team)
                _ = try await session.serviceAccounts(access.tenant).find(id)
                if revisions?.contains(1) == false { throw ControlPlaneError.preconditionFailed }
                for given in try await members.find(id)?.roles ?? [] {
                    try RoleRequest.checkCeiling(given.role, rights, at: given.place)
                }
                try await session.serviceAccounts(access.tenant).delete(id)
                try await session.audit.append(context.record(.serviceAccountDelete, "serviceAccount/\(id)", team: team))
            }
        }
    }

    private static func check(_ name: String, _ description: String?) throws(ControlPlaneError) -> Slug {
        var validation = Validation()
        let slug = Slug(name)
        validation.require(slug != nil, "name", "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one")
        validation.require(
            (description ?? "").unicodeScalars.count <= 200 && description?.unicodeScalars.contains { $0.value == 0 } != true,
            "description", "must have at most 200 characters, and no NUL")
        do { try validation.finish() } catch { throw .invalid(error) }
        guard let slug else { throw .notFound }
        return slug
    }
}
