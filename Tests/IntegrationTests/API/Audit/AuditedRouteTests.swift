import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

@testable import ControlPlane

/// Every route of the registry that changes something, held to what it has to leave in the audit.
@Suite("The audit of every route", .timeLimit(.minutes(2)))
struct AuditedRouteTests {
    /// What nothing of the world is in a state for: what these leave is tested where they succeed.
    private static let unproven: Set<String> = [
        "POST \(APIPath.register.template)", "POST \(APIPath.identities.template)", "DELETE \(APIPath.identity.template)",
        "POST \(APIPath.verify.template)", "PUT \(APIPath.passwordReset.template)", "POST \(APIPath.invitationAccept.template)",
    ]
    /// What these make and change beside what they are named for has records of its own.
    private static let several: Set<String> = [APIPath.deployRepository.template]

    @Test("M04: every request that changes something leaves exactly one record, and one that is refused none that says it was done")
    func changes() async throws {
        try await APILab.run { lab in
            #expect(try await lab.records().map(\.action) == ["user.register"])
            let world = try await ConventionWorld(lab)
            var driver = AuditedRouteDriver(lab: lab, world: world)
            var failed: Set<String> = []
            let routes = lab.registry.routes.filter(\.isUnsafe).sorted { Self.order($0) < Self.order($1) }
            for route in routes {
                let name = "\(route.method) \(route.path)"
                if route.path.hasSuffix("{userId}") { try await world.restoreMember() }
                let request = try await driver.request(route)
                let (answer, records) = try await lab.records { try await driver.send(request, to: route) }
                if answer.status.kind == .successful {
                    let isRight = Self.several.contains(route.path) ? !records.isEmpty : records.count == 1
                    #expect(isRight && records.allSatisfy(\.isAllowed), "\(name): \(records)")
                    #expect(records.allSatisfy { !$0.actor.isEmpty && !$0.action.isEmpty && !$0.resource.isEmpty }, "\(records)")
                } else {
                    if answer.status != .conflict { failed.insert(name) }
                    print("audit: \(name) was answered with \(answer.status.code): \(String(buffer: answer.body))")
                    #expect(records.allSatisfy { !$0.isAllowed } && records.count <= 1, "\(name): \(records)")
                }
            }
            #expect(failed.subtracting(Self.unproven) == [])
            print("audit: \(routes.count - failed.count) of \(routes.count) routes that change something")
        }
    }

    @Test("M04: every request that is refused for what its caller may do leaves exactly one record, in the team that it was about")
    func refusals() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            let team = try #require(try await lab.call(MeView.self, .get, "/api/me").teams.first?.id)
            let callers = try await InventoryCaller.all(lab, team: team).filter {
                ["viewer", "owner of another team", "token of another scope", "auditor"].contains($0.name)
            }
            var count = 0
            for route in lab.registry.routes {
                guard case .permission(let permission, let kind) = route.access, kind != .system else { continue }
                for caller in callers {
                    let text = route.options.uploads.isEmpty ? try world.body(route) : "A=1"
                    let headers: HTTPFields = route.options.uploads.isEmpty ? [:] : [.contentType: "text/plain"]
                    let (answer, records) = try await lab.records {
                        try await world.send(route, token: caller.token, headers: headers, text: text)
                    }
                    let isHidden = answer.status == .notFound
                    guard answer.status == .forbidden || isHidden else { continue }
                    let name = "\(caller.name): \(route.method) \(route.path)"
                    // To look for what is not there is no act; where the caller is in the team, it was decided.
                    if route.method == .get, isHidden, records.isEmpty { continue }
                    count += 1
                    #expect(records.count == 1 && records.allSatisfy { !$0.isAllowed }, "\(name): \(records)")
                    guard route.path.contains("{id}"), let record = records.first else { continue }
                    #expect(record.team == UUID(uuidString: team), "\(name): \(record)")
                    // A use case may ask for more than the route states, and for that first.
                    #expect(record.action == permission.rawValue || record.action.hasSuffix(".read"), "\(name): \(record)")
                }
            }
            #expect(count > 100)
            print("audit: \(count) refusals")
        }
    }

    /// What ends comes last, inner objects first, and then what brings it back, outer objects first.
    private static func order(_ route: Route) -> (Int, Int) {
        let length = route.path.utf8.count
        if route.path.hasSuffix("/restore") { return (2, length) }
        return (route.method == .delete ? 1 : 0, -length)
    }
}
