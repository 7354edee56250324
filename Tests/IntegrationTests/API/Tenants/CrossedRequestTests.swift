import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

/// Requests whose parts belong to different owners: the address begins in the caller's own team, and what it goes on to name, or what the
/// body names, is another one's.
@Suite("Requests that mix what is one's own with what is not", .timeLimit(.minutes(2)))
struct CrossedRequestTests {
    private static let absent = ConventionWorld.absentID

    /// The schemas of what routes take, by the document.
    private struct Bodies {
        private let document: JSONValue

        init(_ lab: APILab) async throws {
            self.document = try JSONParser.parse(Array(await lab.send(.get, APIPath.openAPI.template).body.readableBytesView))
        }

        /// The members of a route's body that name objects.
        func references(_ route: Route) -> [String] {
            let operation = self.document["paths"][route.path][route.method.rawValue.lowercased()]
            let schema = operation["requestBody"]["content"]["application/json"]["schema"]
            let name = schema["$ref"].text.split(separator: "/").last.map(String.init) ?? ""
            return self.document["components"]["schemas"][name]["properties"].names.filter { $0.hasSuffix("Id") || $0 == "ids" }
        }
    }

    private static func uri(_ route: Route, _ world: APILab.World, _ inner: [String: String]) -> String {
        let own = ["/api/projects/": world.projectID, "/api/applications/": world.application.id, "/api/teams/": world.teamID]
        var path = route.path
        for (prefix, id) in own where path.hasPrefix(prefix) { path = path.replacing("{id}", with: id) }
        for (name, value) in inner { path = path.replacing("{\(name)}", with: value) }
        return path
    }

    private static func send(_ route: Route, _ uri: String, _ json: String?, _ lab: APILab) async throws -> TestResponse {
        guard route.options.uploads.isEmpty else {
            return try await lab.client.executeRequest(
                uri: uri, method: route.method, headers: [.authorization: "Bearer \(lab.token)", .contentType: "text/plain"],
                body: ByteBuffer(string: "A=1"))
        }
        return try await lab.send(route.method, uri, json: json)
    }

    private static func comparable(_ answer: TestResponse, _ lab: APILab) throws -> Problem {
        var problem = try lab.problem(answer)
        problem.instance = nil
        problem.traceId = nil
        return problem
    }

    @Test("D02: an inner object of another team, or of another place of one's own, is none of the outer one, on every route that names two")
    func paths() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let sibling = try await Self.sibling(lab, world)
            let before = try await neighbour.state()
            var routes = 0
            for route in lab.registry.routes {
                let names = route.pathParameters.filter { neighbour.inner[$0] != nil }
                guard route.path.contains("{id}"), !names.isEmpty else { continue }
                routes += 1
                let json = try OpenAPIDocument.requestExample(of: route, replacing: ["slug": "new"])
                let absent = Dictionary(uniqueKeysWithValues: names.map { ($0, $0 == "name" ? "nobody" : Self.absent) })
                let nothing = try await Self.send(route, Self.uri(route, world, absent), json, lab)
                for inner in [neighbour.inner, sibling] where names.allSatisfy({ inner[$0] != nil }) {
                    let answer = try await Self.send(route, Self.uri(route, world, inner), json, lab)
                    let name = "\(route.method) \(route.path) \(String(buffer: answer.body))"
                    #expect(answer.status == .notFound, "\(name)")
                    #expect(try Self.comparable(answer, lab) == Self.comparable(nothing, lab), "\(name)")
                }
            }
            #expect(routes >= 15, "\(routes)")
            #expect(try await neighbour.state() == before)
            print("crossed addresses: \(routes) routes")
        }
    }

    @Test("D02: what a body names has to be the caller's too, whatever the address names: nothing is made, and nothing is told")
    func bodies() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let bodies = try await Bodies(lab)
            let bob = try await lab.insertUser("bob")
            let before = try await neighbour.state()
            var count = 0
            for route in lab.registry.routes where route.request != nil {
                for member in bodies.references(route) {
                    guard let theirs = neighbour.members[member] else {
                        Issue.record("\(route.path): what of another team is a \(member)?")
                        continue
                    }
                    count += 1
                    let uri = Self.uri(route, world, [:]).replacing("{userId}", with: bob.description)
                    let answer = try await Self.send(route, uri, try Self.body(route, member, theirs), lab)
                    let nothing = try await Self.send(route, uri, try Self.body(route, member, Self.absent), lab)
                    let text = String(buffer: answer.body)
                    let name = "\(route.method) \(route.path) \(member): \(text)"
                    if member == "ids" {
                        let items = try ContractJSON.decoder.decode(BulkView.self, from: Data(buffer: answer.body)).items
                        #expect(items.map(\.status) == [404] && items.first?.problem?.code == "not_found", "\(name)")
                    } else {
                        #expect([404, 422].contains(answer.status.code), "\(name)")
                        #expect(try Self.comparable(answer, lab) == Self.comparable(nothing, lab), "\(name)")
                    }
                    #expect(!text.replacing(theirs, with: "").contains("theirs"), "\(name)")
                }
            }
            #expect(count >= 8, "\(count)")
            #expect(try await neighbour.state() == before)
            print("crossed bodies: \(count) members")
        }
    }

    /// The example of a route's body with one member that names something else.
    private static func body(_ route: Route, _ member: String, _ id: String) throws -> String {
        let example = try #require(try OpenAPIDocument.requestExample(of: route, replacing: ["slug": "new"]))
        guard case .object(var object) = try JSONParser.parse(Array(example.utf8)) else { return example }
        object.remove(member)
        object.append(member, member == "ids" ? .array([.string(id)]) : .string(id))
        var writer = JSONWriter(capacity: example.utf8.count)
        writer.value(.object(object))
        return String(buffer: writer.bytes)
    }

    /// Inner objects of another project of the same team.
    private static func sibling(_ lab: APILab, _ world: APILab.World) async throws -> [String: String] {
        let project = try await lab.call(
            ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"sibling\"}", status: 201)
        let application = try await lab.makeApplication(slug: "web", project: project.id)
        let domain = try await lab.call(
            DomainView.self, .post, "/api/applications/\(application)/domains", json: "{\"host\":\"sibling.example.com\"}", status: 201)
        let environments = try await lab.call(Page<EnvironmentView>.self, .get, "/api/projects/\(project.id)/environments").items
        return ["environmentId": try #require(environments.first).id, "domainId": domain.id]
    }
}
