package import Model
import Postgres

/// Who has which role in a team.
package struct MemberRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// Gives a user roles at a place, beside those that it has.
    ///
    /// - Parameter roles: each has to be a role of teams that the policy knows.
    package func add(
        _ roles: [RoleName], to user: UserID, at place: RolePlace, from origin: RoleOrigin = .local
    ) async throws(StoreError) {
        try await self.session.execute(
            BindingStatements.add,
            [
                self.tenant.teamID.rawValue, user.rawValue, place.projectID?.rawValue, place.environmentID?.rawValue,
                roles.map(\.rawValue), origin.rawValue,
            ])
    }
}
