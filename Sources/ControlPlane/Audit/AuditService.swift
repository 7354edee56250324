import FoundationEssentials
package import Model
import Store

/// What was done in teams and in the whole installation: read by who may, and written where no use case does it.
package struct AuditService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let uses = RecentTokenUses()

    init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// A part of the audit, newest first.
    ///
    /// - Parameters:
    ///   - team: that of a team; nil for that of the whole installation, which needs a role there.
    ///   - after: the id of the last record that is known; nil for the first part.
    package func page(
        _ filter: AuditFilter, of team: TeamID?, after: Int?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> [AuditEntry] {
        if let team {
            _ = try await self.authorizer.authorize(.auditRead, on: .team(team), by: context)
        } else {
            try self.authorizer.authorizeInstallation(.auditRead, by: context)
        }
        return try await ControlPlaneError.mapping {
            try await self.store.session.audit.page(filter, of: team, after: after, limit: limit)
        }
    }

    /// Records a request that was refused, after everything that it did was undone.
    ///
    /// - Parameters:
    ///   - action: what was asked for.
    ///   - place: where that is, as the request names it; where the decision came as far as a team, that team counts.
    package func note(refusalOf action: String, resource: String, at place: AuditedPlace, context: CallContext)
        async throws(ControlPlaneError)
    {
        let denied = context.decision?.denied
        let record = context.refusal(of: denied?.action ?? action, denied?.resource ?? resource)
        do { try await self.store.session.audit.append(record, at: denied?.team.map { .team($0) } ?? place) } catch {
            throw ControlPlaneError(error)
        }
    }

    /// Records that a token is used from an address, at first and then once an hour; sessions are recorded where they begin.
    package func noteUse(_ context: CallContext) async throws(ControlPlaneError) {
        guard let token = context.caller.tokenID, let address = context.address, self.uses.isDue(token, from: address) else { return }
        let record = AuditRecord(
            teamID: context.caller.boundTeamID, actor: context.actor, action: "token.use", resource: "token/\(token)",
            traceID: context.traceID, address: address)
        do {
            try await self.store.session.audit.append(record, useOf: token, from: address)
        } catch {
            self.uses.forget(token, from: address)
            throw ControlPlaneError(error)
        }
    }
}
