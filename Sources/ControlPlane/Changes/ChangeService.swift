package import Model
import Store

/// Tells whether lists have changed, in one statement and without making them.
package struct ChangeService: Sendable {
    private let authorizer: Authorizer

    init(store: DataStore) {
        self.authorizer = Authorizer(store: store)
    }

    /// The mark of the lists of what belongs to `resource`, for a caller who may do `permission` there.
    package func mark(
        of resource: ResourceReference, _ permission: Permission, context: CallContext
    ) async throws(ControlPlaneError) -> ChangeMark {
        try await self.authorizer.access(permission, on: resource, by: context).mark
    }

    /// The mark of the lists over all teams in which the caller may do `permission`.
    package func mark(_ permission: Permission?, context: CallContext) async throws(ControlPlaneError) -> ChangeMark {
        ChangeMark(try await self.authorizer.memberships(where: permission, for: context))
    }
}
