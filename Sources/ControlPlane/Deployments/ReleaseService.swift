package import Model
package import Store

/// The releases that an application can go back to.
package struct ReleaseService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer

    package init(store: DataStore) {
        self.store = store
        self.authorizer = Authorizer(store: store)
    }

    /// The kept releases, newest first.
    package func list(
        _ id: ApplicationID, before: Int?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<Release> {
        let access = try await self.authorizer.access(.applicationRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            Listed(
                elements: try await self.store.session.releases(access.tenant).list(of: id, before: before, limit: limit),
                mark: access.mark)
        }
    }
}
