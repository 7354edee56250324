package import Model
package import Store

/// The releases that an application can go back to, and what the next one would be.
package struct ReleaseService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let planner: any ReleasePlanner

    package init(store: DataStore, authorizer: Authorizer, planner: any ReleasePlanner) {
        self.store = store
        self.authorizer = authorizer
        self.planner = planner
    }

    /// The kept releases, newest first.
    package func list(
        _ id: ApplicationID, before: Int?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<Release> {
        let access = try await self.authorizer.access(.applicationRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            Listed(
                elements: try await self.store.session.releases(access.tenant).list(of: id, before: before, limit: limit),
                mark: self.authorizer.mark(access))
        }
    }

    /// What a deploy would change at this moment; nothing is changed, and nothing is built.
    package func plan(_ id: ApplicationID, context: CallContext) async throws(ControlPlaneError) -> ReleasePlan {
        // It shows the values of variables that are no secret.
        _ = try await self.authorizer.authorize(.variableRead, on: .application(id), by: context)
        let tenant = try await self.authorizer.authorize(.applicationRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            try await self.planner.plan(for: try await self.store.session.applications(tenant).find(id), tenant: tenant)
        }
    }

    /// Two kept releases and in what they differ.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` where one of them is not kept.
    package func difference(
        _ id: ApplicationID, from old: Int, to new: Int, context: CallContext
    ) async throws(ControlPlaneError) -> (from: Release, to: Release, differences: [SpecDifference]) {
        _ = try await self.authorizer.authorize(.variableRead, on: .application(id), by: context)
        let tenant = try await self.authorizer.authorize(.applicationRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            let session = self.store.session
            let application = try await session.applications(tenant).find(id)
            let from = try await session.releases(tenant).find(old, of: id)
            let to = try await session.releases(tenant).find(new, of: id)
            return (from, to, try await self.planner.differences(of: application, tenant: tenant, from: from, to: to))
        }
    }
}
