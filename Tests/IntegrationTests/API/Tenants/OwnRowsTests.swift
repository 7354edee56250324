import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import Testing

/// Every list of the registry, with every filter that it has.
@Suite("What lists show", .timeLimit(.minutes(2)))
struct OwnRowsTests {
    private static func text(_ answer: TestResponse) -> String { String(buffer: answer.body) }

    /// Values for a filter that could make a list show what is another one's.
    private static func values(_ parameter: QueryParameter, _ neighbour: Neighbour) -> [String] {
        switch parameter.kind {
        case .identifier: neighbour.members[parameter.name].map { [$0] } ?? [neighbour.places.application, neighbour.places.project]
        case .choice(let words): words
        case .flag: ["true", "false"]
        case .text: ["eve", "theirs", "", "%25", "_", "production", "staging", "failed", "cancelled"]
        case .moment: ["1h"]
        case .integer(let range, _): ["\(range.upperBound)"]
        // The place in a list behind which another one's rows stand.
        case .cursor: [neighbour.places.deployment, neighbour.places.project, "ffffffff-ffff-7fff-bfff-ffffffffffff"]
        }
    }

    @Test("D03: no list, count or filter shows a row of another team, whatever it is asked for")
    func lists() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let route = try #require(lab.registry.routes.first { $0.path == APIPath.projects.template && $0.method == .get })
            // The lists are not empty for who may see what is in them.
            #expect(try await Self.text(neighbour.lab.send(.get, route.path)).contains(neighbour.places.project))
            var requests = 0
            for route in lab.registry.routes where route.method == .get && route.isList && !route.isStreaming {
                for uri in Self.uris(route, world, neighbour) {
                    requests += 1
                    let answer = try await lab.send(.get, uri)
                    let text = Self.text(answer)
                    #expect(answer.status.code < 500, "\(uri) \(text)")
                    // A refusal may say what was asked for.
                    guard answer.status == .ok else { continue }
                    for mark in neighbour.marks { #expect(!text.contains(mark), "\(uri) shows \(mark): \(text)") }
                    #expect(!text.contains("\"eve\""), "\(uri) \(text)")
                }
            }
            #expect(requests > 50, "\(requests)")
            print("lists: \(requests) requests")
        }
    }

    @Test("D03: who has a role in one project alone is shown the rows of that project, by every list and every filter")
    func part() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let other = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"hidden\"}", status: 201)
            let hidden = try await lab.makeApplication(slug: "hidden", project: other.id)
            let deployments = try await [world.application.id, hidden].asyncMap {
                try await lab.call(DeploymentView.self, .post, "/api/applications/\($0)/deploy", status: 202).id
            }
            #expect(try await lab.send(.delete, "/api/applications/\(hidden)").status == .noContent)
            let bob = try await lab.insertUser("bob")
            _ = try await lab.call(
                MemberView.self, .put, "/api/projects/\(world.projectID)/members/\(bob)", json: "{\"roles\":[\"admin\"]}")
            let token = try await lab.insertToken(of: bob)
            let bobs = lab.acting(token)
            let shown = try await bobs.call(Page<DeploymentView>.self, .get, "/api/deployments").items
            #expect(shown.map(\.id) == [deployments[0]])
            #expect(try await bobs.call(Page<ProjectView>.self, .get, "/api/projects").items.map(\.id) == [world.projectID])
            for route in lab.registry.routes where route.method == .get && route.isList && !route.path.contains("{") {
                let filters = ["", "applicationId=\(hidden)", "projectId=\(other.id)", "teamId=\(world.teamID)", "after=\(deployments[1])"]
                for filter in filters {
                    let name = filter.prefix { $0 != "=" }
                    guard filter.isEmpty || route.options.query.contains(where: { $0.name == name }) else { continue }
                    let answer = try await bobs.send(.get, route.path + (filter.isEmpty ? "" : "?" + filter))
                    guard answer.status == .ok else { continue }
                    for mark in [other.id, hidden, deployments[1], "hidden"] {
                        #expect(!Self.text(answer).contains(mark), "\(route.path)?\(filter) shows \(mark)")
                    }
                }
            }
        }
    }

    private static func uris(_ route: Route, _ world: APILab.World, _ neighbour: Neighbour) -> [String] {
        let own = ["/api/projects/": world.projectID, "/api/applications/": world.application.id, "/api/teams/": world.teamID]
        var path = route.path
        for (prefix, id) in own where path.hasPrefix(prefix) { path = path.replacing("{id}", with: id) }
        for name in route.pathParameters {
            path = path.replacing("{\(name)}", with: neighbour.inner[name] ?? neighbour.places.deployment)
        }
        let required = route.options.query.filter(\.isRequired).map { "\($0.name)=\(world.projectID)" }
        var uris = [path + (required.isEmpty ? "" : "?" + required.joined(separator: "&"))]
        for parameter in route.options.query {
            let rest = required.filter { !$0.hasPrefix(parameter.name + "=") }
            uris += Self.values(parameter, neighbour).map { value in
                path + "?" + (rest + ["\(parameter.name)=\(value)"]).joined(separator: "&")
            }
        }
        return uris
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
