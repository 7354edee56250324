import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The releases of applications.
struct ReleaseRoutes: Sendable {
    let releases: ReleaseService
    let applications: ApplicationService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.releases.template, access: .permission(.applicationRead, on: .application), .list(),
            summary: "The kept releases of an application, newest first"
        ) { context in
            let id: ApplicationID = try context.id("id")
            let page = try context.page()
            let live = try await self.applications.find(id, context: context.call).application.live?.releaseNumber
            let releases = try await self.releases.list(
                id, before: page.cursorNumber(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: releases, page, cursor: { String($0.number) }) { ReleaseView($0, isLive: $0.number == live) }
        }
    }
}
