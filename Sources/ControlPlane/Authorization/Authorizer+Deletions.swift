import Model
import Policy
import Store

extension Authorizer {
    /// The teams and projects in which the caller may see what was deleted, of each kind, and all teams that these are, or are in.
    ///
    /// - Parameter team: only this one; nil for all.
    func deletions(
        in team: TeamID?, for context: CallContext
    ) async throws(ControlPlaneError) -> (bounds: [DeletionKind: ListBounds], teams: [TeamID]) {
        let (caller, policy) = (context.caller, self.policies.current)
        let isAll = DeletionKind.allCases.contains { self.seesAll($0.readPermission, policy, caller) }
        let memberships = try await ControlPlaneError.mapping {
            try await self.store.session.memberships(withDeleted: caller.userID, in: caller.boundTeamID, withOthers: isAll)
        }
        var bounds: [DeletionKind: ListBounds] = [:]
        var partly: [TeamID: CallerRights] = [:]
        for (id, roles) in memberships where (team == nil || id == team) && !roles.lacksFactor {
            let rights = try await self.rights(roles, in: id, of: caller, by: policy)
            for kind in DeletionKind.allCases {
                switch Self.reach(of: kind, rights) {
                case .everywhere: bounds[kind, default: ListBounds()].teams.append(id)
                case .somewhere: partly[id] = rights
                case .nowhere: break
                }
            }
        }
        guard !partly.isEmpty else { return (bounds, Array(memberships.keys)) }
        let teams = Array(partly.keys)
        let projects = try await ControlPlaneError.mapping {
            try await self.store.session.places(ofProjectsIn: teams, withDeleted: true)
        }
        for (team, project) in projects {
            guard let rights = partly[team] else { continue }
            for kind in DeletionKind.allCases where Self.isShown(kind, of: project, rights) {
                bounds[kind, default: ListBounds()].projects.append(project)
            }
        }
        return (bounds, Array(memberships.keys))
    }

    /// To how much of what was deleted of a kind in a team the rights reach.
    private static func reach(of kind: DeletionKind, _ rights: CallerRights) -> Reach {
        guard kind == .team else { return rights.reach(of: kind.readPermission) }
        return rights.decide(kind.readPermission, at: .team).isAllowed ? .everywhere : .nowhere
    }

    private static func isShown(_ kind: DeletionKind, of project: ProjectID, _ rights: CallerRights) -> Bool {
        switch kind {
        case .team: false
        case .project: rights.decide(kind.readPermission, at: .project(project)).isAllowed
        case .environment, .application: rights.reach(of: kind.readPermission, in: project) == .everywhere
        }
    }
}
