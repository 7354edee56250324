package import Model
import Store

/// Tells whether lists have changed, in one statement and without making them.
package struct ChangeService: Sendable {
    private let authorizer: Authorizer

    init(authorizer: Authorizer) {
        self.authorizer = authorizer
    }

    /// The mark of the lists of what belongs to `resource`, for a caller who may do `permission` there.
    package func mark(
        of resource: ResourceReference, _ permission: Permission, context: CallContext
    ) async throws(ControlPlaneError) -> ChangeMark {
        self.authorizer.mark(try await self.authorizer.access(permission, on: resource, by: context))
    }

    /// The mark of the lists of what is in the environments of a project, for a caller who may do `permission` in one of them.
    package func mark(
        ofEnvironmentsOf project: ProjectID, _ permission: Permission, context: CallContext
    ) async throws(ControlPlaneError) -> ChangeMark {
        let access = try await self.authorizer.locate(.project(project), by: context)
        _ = try await self.authorizer.environments(of: project, where: permission, access, by: context)
        return self.authorizer.mark(access)
    }

    /// The mark of the list of the caller's teams.
    package func teams(_ context: CallContext) async throws(ControlPlaneError) -> ChangeMark {
        self.authorizer.mark(try await self.authorizer.teams(for: context))
    }

    /// The mark of the list of the projects of all teams.
    package func projects(_ context: CallContext) async throws(ControlPlaneError) -> ChangeMark {
        try await self.authorizer.projects(where: .projectRead, in: nil, for: context).mark
    }
}
