import API
import APIContract
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Policy
import TestSupport
import Testing

/// Every route of the registry, asked by every kind of caller: what comes out is what `Policies/` says.
@Suite("The inventory of routes", .timeLimit(.minutes(2)))
struct RouteInventoryTests {
    /// What an answer may be.
    private enum Expectation {
        case refused(ErrorCode)
        /// Whatever the use case says of it.
        case allowed
    }

    @Test("D05: every route answers every kind of caller as the policy says")
    func everyRoute() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            let policy = try repositoryPolicies().current
            let team = try await lab.call(MeView.self, .get, "/api/me").teams.first?.id ?? ""
            let callers = try await InventoryCaller.all(lab, team: team)
            // What others need is made before they ask for it, and nothing ends: a stale tag keeps all that could be changed.
            let routes = lab.registry.routes.filter { !$0.isAnonymous || $0.method == .get }
            for route in routes {
                for caller in callers {
                    if route.path.hasSuffix("{userId}") { try await world.restoreMember() }
                    var headers: HTTPFields = route.takesIfMatch ? [.ifMatch: "\"x\""] : [:]
                    if !route.options.uploads.isEmpty { headers[.contentType] = "text/plain" }
                    let answer = try await world.send(route, token: caller.token, headers: headers, text: try Self.body(route, world))
                    let expectation = try Self.expectation(route, caller, policy)
                    Self.check(answer, expectation, "\(caller.name): \(route.method) \(route.path)")
                }
            }
            print("inventory: \(routes.count) routes × \(callers.count) callers")
        }
    }

    @Test("a policy that gives less is obeyed at once")
    func otherPolicy() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let uri = "/api/applications/\(world.application.id)"
            #expect(try await lab.send(.get, uri).status == .ok)
            let sources = PolicySources(
                permissions: try repositoryPolicyFile("permissions.yaml"),
                roles: PolicyFile(name: "roles.yaml", text: "team:\n  owner:\n    allow: [team.read, application.read]\n"))
            try lab.policies.reload(sources)
            #expect(try await lab.send(.get, uri).status == .ok)
            let refused = try await lab.send(.patch, uri, json: "{\"name\":\"x\"}")
            #expect(try refused.status == .forbidden && lab.code(refused) == "forbidden")
            #expect(try await lab.send(.get, "/api/projects/\(world.projectID)").status == .notFound)
            #expect(try await lab.send(.get, "/api/applications?projectId=\(world.projectID)").status == .notFound)
        }
    }

    private static func check(_ answer: TestResponse, _ expectation: Expectation, _ name: String) {
        let text = String(buffer: answer.body)
        switch expectation {
        case .refused(let code):
            #expect(answer.status.code == code.status && text.contains("\"\(code.rawValue)\""), "\(name): \(answer.status) \(text)")
        case .allowed:
            #expect(![401, 403, 404, 500].contains(answer.status.code), "\(name): \(answer.status) \(text)")
        }
    }

    private static func expectation(
        _ route: Route, _ caller: InventoryCaller, _ policy: AccessPolicy
    ) throws -> Expectation {
        // There is no provider to sign in through.
        guard !route.isRedirect else { return .refused(.notFound) }
        guard !route.isAnonymous else { return .allowed }
        guard caller.holds else { return .refused(.unauthenticated) }
        guard case .permission(let permission, let kind) = route.access else {
            return try Self.own(route, caller)
        }
        let (place, read) = try #require(Self.places[kind], "\(kind) has no place in this test")
        let path = try #require(PlaceName.path(place))
        let scope = caller.scope.map { $0.compactMap(policy.permissions.permission) }
        let authority = Authority(
            policy, bindings: try caller.bindings.map { try #require(PlaceName.binding($0)) },
            limit: scope.map { AuthorityLimit($0, of: policy) })
        func decide(_ name: String) throws -> Decision {
            authority.decide(
                try #require(policy.permissions.permission(name)), on: path,
                ResourceAttributes(environmentKind: .production, labels: [:]))
        }
        // That there is an audit is known to everybody.
        let isHidden = kind != .system || permission != .auditRead
        if isHidden, let read, try !decide(read).isAllowed { return .refused(.notFound) }
        let decision = try decide(permission.rawValue)
        if decision.isAllowed { return .allowed }
        return .refused(decision.reason == .outsideLimit ? .insufficientScope : .forbidden)
    }

    /// Where what a route is about is, and what one has to see of it.
    private static let places: [ResourceKind: (place: String, read: String?)] = [
        .system: ("system", "systemRole.read"), .team: ("acme", "team.read"), .project: ("acme/shop", "project.read"),
        .environment: ("acme/shop/production", "environment.read"), .application: ("acme/shop/production", "application.read"),
        .deployment: ("acme/shop/production", "deployment.read"),
    ]

    /// What a caller may do about itself; a session or a token of somebody else is none.
    private static func own(_ route: Route, _ caller: InventoryCaller) throws -> Expectation {
        switch route.path {
        case APIPath.token.template, APIPath.session.template, APIPath.identity.template:
            .refused(caller.scope == nil ? .notFound : .insufficientScope)
        case APIPath.totp.template, APIPath.totpConfirm.template: .refused(.reauthenticationRequired)
        case APIPath.identities.template where route.method == .post:
            .refused(caller.scope == nil ? .reauthenticationRequired : .insufficientScope)
        case APIPath.identities.template: caller.scope == nil ? .allowed : .refused(.insufficientScope)
        case APIPath.meEmail.template, APIPath.deviceApproval.template, APIPath.deviceRefusal.template:
            .refused(.reauthenticationRequired)
        case APIPath.deviceLogin.template: caller.scope == nil ? .allowed : .refused(.insufficientScope)
        case APIPath.invitationAccept.template, APIPath.mePassword.template: caller.scope == nil ? .allowed : .refused(.insufficientScope)
        case APIPath.tokens.template, APIPath.sessions.template: caller.scope == nil ? .allowed : .refused(.insufficientScope)
        case APIPath.teams.template where route.method == .post: caller.scope == nil ? .allowed : .refused(.insufficientScope)
        default: .allowed
        }
    }

    private static func body(_ route: Route, _ world: ConventionWorld) throws -> String? {
        guard route.options.uploads.isEmpty else { return "A=1" }
        let text = try world.body(route)
        guard [APIPath.tokens.template, APIPath.deployRepository.template].contains(route.path), let text else { return text }
        guard case .object(var object) = try JSONParser.parse(Array(text.utf8)) else { return text }
        // Without a team the token is personal, and needs nobody's leave; variables need a permission of their own.
        if route.path == APIPath.tokens.template { object = world.adding("teamId", to: object) }
        if route.path == APIPath.deployRepository.template {
            object = world.adding("projectId", to: object)
            for name in ["variables", "envFiles"] { object.remove(name) }
        }
        var writer = JSONWriter(capacity: text.utf8.count)
        writer.value(.object(object))
        return String(buffer: writer.bytes)
    }
}
