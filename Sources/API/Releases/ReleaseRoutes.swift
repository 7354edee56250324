import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The releases of applications.
struct ReleaseRoutes: Sendable {
    let releases: ReleaseService
    let applications: ApplicationService
    let changes: ChangeService

    /// The number of a release in a path.
    private static let number = QueryKind.integer(RecordNumber.range, default: nil)

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
        registry.add(
            .get, APIPath.releaseDiff.template, access: .permission(.applicationRead, on: .application),
            RouteOptions(path: ["from": Self.number, "to": Self.number]),
            summary: "In what two kept releases differ, as Swarm is told of them"
        ) { context in
            let found = try await self.releases.difference(
                context.id("id"), from: context.releaseNumber("from"), to: context.releaseNumber("to"), context: context.call)
            return JSONAnswer(ReleaseDifferenceView(from: found.from, to: found.to, differences: found.differences))
        }
        registry.add(
            .get, APIPath.plan.template, access: .permission(.applicationRead, on: .application), RouteOptions(errors: [.conflict]),
            summary: "What a deploy would change of what runs at this moment"
        ) { context in JSONAnswer(PlanView(try await self.releases.plan(context.id("id"), context: context.call))) }
    }
}
