import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The releases of applications.
struct ReleaseRoutes: Sendable {
    let releases: ReleaseService
    let applications: ApplicationService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.releases.template, access: .permission(.applicationRead, on: .application), .list(),
            summary: "The kept releases of an application, newest first",
            changes: { context in
                try await self.changes.mark(of: .application(context.id("id")), .applicationRead, context: context.call)
            }
        ) { context in
            let id: ApplicationID = try context.id("id")
            let page = try context.page()
            let live = try await self.applications.find(id, context: context.call).application.live?.releaseNumber
            let releases = try await self.releases.list(
                id, before: page.cursorNumber(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(releases, page, cursor: { String($0.number) }) { ReleaseView($0, isLive: $0.number == live) }
        }
    }
}
