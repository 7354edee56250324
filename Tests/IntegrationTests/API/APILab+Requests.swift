import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Testing

extension APILab {
    /// Sends a request; without `token` as the first user, with an empty one as nobody.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, token: String? = nil, headers: HTTPFields = [:], json: String? = nil
    ) async throws -> TestResponse {
        var fields = headers
        let token = token ?? self.token
        if !token.isEmpty { fields[.authorization] = "Bearer \(token)" }
        if json != nil { fields[.contentType] = "application/json" }
        return try await self.client.executeRequest(uri: uri, method: method, headers: fields, body: json.map { ByteBuffer(string: $0) })
    }

    /// Sends a request that must succeed, and reads its answer.
    func call<Answer: Decodable>(
        _ type: Answer.Type, _ method: HTTPRequest.Method, _ uri: String, json: String? = nil, status: Int = 200,
        headers: HTTPFields = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let response = try await self.send(method, uri, headers: headers, json: json)
        #expect(Int(response.status.code) == status, "\(String(buffer: response.body))", sourceLocation: sourceLocation)
        return try ContractJSON.decoder.decode(type, from: Data(buffer: response.body))
    }

    func problem(_ response: TestResponse) throws -> Problem {
        try ContractJSON.decoder.decode(Problem.self, from: Data(buffer: response.body))
    }

    /// Another application of a project, and its id.
    func makeApplication(slug: String, project: String) async throws -> String {
        try await self.call(
            ApplicationDetail.self, .post, "/api/applications",
            json: "{\"projectId\":\"\(project)\",\"slug\":\"\(slug)\",\"source\":{\"type\":\"image\",\"image\":\"127.0.0.1:5000/x:1\"}}",
            status: 201
        ).id
    }

    /// A project of the first user's team with one application.
    func makeApplication(slug: String = "web", run: String = "{\"port\":8080}") async throws -> World {
        let me = try await self.call(MeView.self, .get, "/api/me")
        let team = try #require(me.teams.first)
        let project = try await self.call(
            ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(team.id)\",\"slug\":\"shop\"}", status: 201)
        let application = try await self.call(
            ApplicationDetail.self, .post, "/api/applications",
            json: """
                {"projectId":"\(project.id)","slug":"\(slug)","source":{"type":"image","image":"127.0.0.1:5000/web:1"},"run":\(run)}
                """,
            status: 201)
        return World(teamID: team.id, projectID: project.id, application: application)
    }

    /// What ``makeApplication(slug:run:)`` made.
    struct World: Sendable {
        let teamID: String
        let projectID: String
        let application: ApplicationDetail
    }
}
