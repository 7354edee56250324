import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import TestSupport
import Testing

/// A server with one object of each kind, so that every route has something that it can be asked for.
struct ConventionWorld: Sendable {
    static let absentID = "0193d1c0-0000-7000-8000-000000000000"

    let lab: APILab
    let document: DocumentedAPI
    private let ids: [String: String]
    private let parameters: [String: String]
    private let members: [String: String]
    private let guest: UserID

    init(_ lab: APILab) async throws {
        self.lab = lab
        let world = try await lab.makeApplication()
        let application = world.application.id
        let other = try await lab.makeApplication(slug: "other", project: world.projectID)
        // Two releases of one, and one of the other that can be promoted.
        for id in [application, application, other] { try await lab.makeLive(id, team: world.teamID) }
        let deployment = try await lab.call(DeploymentView.self, .post, "/api/applications/\(application)/deploy", status: 202)
        let domain = try await lab.call(
            DomainView.self, .post, "/api/applications/\(application)/domains", json: "{\"host\":\"first.example.com\"}", status: 201)
        let environment = try await lab.call(
            EnvironmentView.self, .post, "/api/projects/\(world.projectID)/environments", json: "{\"slug\":\"first\"}", status: 201)
        let member = try await lab.insertUser("member")
        try await lab.addMember(member, team: world.teamID, project: world.projectID)
        let invitation = try lab.value(InvitationView.self, try await lab.invite("guest@example.com"))
        let token = try await lab.call(TokenView.self, .post, "/api/tokens", json: "{\"name\":\"first\"}", status: 201)
        _ = try await lab.call(
            RoleView.self, .post, "/api/teams/\(world.teamID)/roles", json: "{\"name\":\"lead\",\"inherits\":[\"viewer\"]}", status: 201)
        let account = try await lab.call(
            ServiceAccountView.self, .post, "/api/teams/\(world.teamID)/service-accounts", json: "{\"name\":\"robot\"}", status: 201)
        // So that there is something that who runs the installation asks for; found by each request, a second later at the latest.
        let runner = try #require(UserID(try await lab.call(MeView.self, .get, "/api/me").user.id))
        try await lab.store.session.roles.replaceSystemRoles(
            of: runner, from: .local, with: ["operator", "auditor"].map(RoleName.init(stored:)))
        try await eventually(within: .seconds(5), every: .milliseconds(50), "the operator's role") {
            try await lab.send(.get, APIPath.systemRoles.template).status == .ok ? () : nil
        }
        _ = try await lab.login()
        let program = try await lab.beginDevice()
        let session = try await lab.call(Page<SessionView>.self, .get, "/api/me/sessions").items.first
        self.ids = [
            "/api/me/sessions/": session?.id ?? "", "/api/users/": member.description,
            "/api/applications/": application, "/api/deployments/": deployment.id, "/api/projects/": world.projectID,
            "/api/teams/": world.teamID, "/api/tokens/": token.id,
        ]
        self.guest = member
        self.parameters = [
            "{domainId}": domain.id, "{environmentId}": environment.id, "{from}": "1", "{to}": "2", "{userId}": member.description,
            "{name}": "lead", "{accountId}": account.id, "{invitationId}": invitation.id, "{userCode}": program.userCode,
        ]
        self.members = [
            "projectId": world.projectID, "teamId": world.teamID, "applicationId": application, "fromApplicationId": other,
            "permission": "team.read", "resource": "system",
        ]
        self.document = try DocumentedAPI(await lab.send(.get, APIPath.openAPI.template).body)
    }

    /// The address of a route, with the required parameters of its query.
    ///
    /// - Parameter id: what stands for every id of the path; nil for those of the world.
    func uri(_ route: Route, id: String? = nil, query: [String] = []) -> String {
        var path = route.path
        for (prefix, known) in self.ids where path.hasPrefix(prefix) { path = path.replacing("{id}", with: id ?? known) }
        for (name, known) in self.parameters { path = path.replacing(name, with: id ?? known) }
        path = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") ? id ?? Self.absentID : String($0) }.joined(separator: "/")
        let required = route.options.query.filter { parameter in
            parameter.isRequired && !query.contains { $0.hasPrefix(parameter.name + "=") }
        }
        let parts = required.map { "\($0.name)=\(self.members[$0.name] ?? Self.absentID)" } + query
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    /// The body that the document gives as an example, with the ids of the world; nil for a route that takes none.
    func body(_ route: Route, replacing values: [String: String] = [:]) throws -> String? {
        try OpenAPIDocument.requestExample(of: route, replacing: self.members.merging(values) { $1 })
    }

    /// Makes the member one again whom a request has removed.
    func restoreMember() async throws {
        try await self.lab.addMember(self.guest, team: self.members["teamId"] ?? "", project: self.members["projectId"] ?? "")
    }

    /// A body with the id of the world that a member of this name has.
    func adding(_ name: String, to body: JSONObject) -> JSONObject {
        var body = body
        body.remove(name)
        body.append(name, .string(self.members[name] ?? Self.absentID))
        return body
    }

    /// Sends a request to a route, and holds the answer to what the document says of it.
    func send(
        _ route: Route, method: HTTPRequest.Method? = nil, uri: String? = nil, token: String? = nil, headers: HTTPFields = [:],
        body: [UInt8]? = nil
    ) async throws -> TestResponse {
        var fields = headers
        let token = token ?? self.lab.token
        if !token.isEmpty { fields[.authorization] = "Bearer \(token)" }
        if body != nil, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let method = method ?? route.method
        let answer = try await self.lab.client.executeRequest(
            uri: uri ?? self.uri(route), method: method, headers: fields, body: body.map { ByteBuffer(bytes: $0) })
        if method == route.method { try self.document.check(answer, to: route) }
        return answer
    }

    /// The same with a text as the body.
    func send(
        _ route: Route, uri: String? = nil, token: String? = nil, headers: HTTPFields = [:], text: String?
    ) async throws -> TestResponse {
        try await self.send(route, uri: uri, token: token, headers: headers, body: text.map { Array($0.utf8) })
    }
}
