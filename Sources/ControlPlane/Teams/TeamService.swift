package import Model
package import Store

/// The teams of a caller.
package struct TeamService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer

    package init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// Makes a team whose owner is the caller; a token bound to another team cannot.
    package func create(slug: String, name: String?, context: CallContext) async throws(ControlPlaneError) -> Team {
        try self.authorizer.requireUnboundToken(.teamRead, by: context)
        let (slug, name) = try ObjectNames.check(slug: slug, name: name)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let team = try await session.identity.insertTeam(id: .make(), slug: slug, name: name, owner: context.caller.userID)
                try await session.audit.append(context.record("team.create", "team/\(team.id)", team: team.id))
                return team
            }
        }
    }

    package func list(_ context: CallContext) async throws(ControlPlaneError) -> Listed<TeamMembership> {
        let teams = try await self.authorizer.teams(for: context)
        return Listed(elements: teams, mark: self.authorizer.mark(teams))
    }

    package func find(_ id: TeamID, context: CallContext) async throws(ControlPlaneError) -> TeamMembership {
        _ = try await self.authorizer.authorize(.teamRead, on: .team(id), by: context)
        let membership = try await ControlPlaneError.mapping {
            try await self.store.session.identity.memberships(of: context.caller.userID, in: id, withOthers: true).first
        }
        guard let membership else { throw .notFound }
        return membership
    }

    /// Changes what is given of a team; where nothing is, only its state is checked.
    ///
    /// - Parameters:
    ///   - requiresSecondFactor: whether it is closed to whoever has a password and no second factor; who closes it has one.
    ///   - revisions: the states that the caller means; nil for any.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the team is in none of those states, `secondFactorRequired`.
    package func update(
        _ id: TeamID, name: String?, requiresSecondFactor: Bool?, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> TeamMembership {
        let tenant = try await self.authorizer.authorize(.teamUpdate, on: .team(id), by: context)
        if let name { try ObjectNames.check(name: name) }
        let membership = try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.teams(tenant).lock(revisions: revisions)
                if requiresSecondFactor == true {
                    let isLacking = try await session.secondFactors.isLacking(context.caller.userID)
                    guard !context.caller.isService, !isLacking else { throw ControlPlaneError.secondFactorRequired }
                }
                if name != nil || requiresSecondFactor != nil {
                    try await session.teams(tenant).update(name: name, requiresSecondFactor: requiresSecondFactor)
                    try await session.audit.append(context.record(.teamUpdate, "team/\(id)", team: id))
                }
                return try await session.identity.memberships(of: context.caller.userID, in: id, withOthers: true).first
            }
        }
        guard let membership else { throw .notFound }
        return membership
    }
}
