import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Testing

@Suite("Changes at the same time", .timeLimit(.minutes(2)))
struct ConcurrentChangeTests {
    @Test("of many changes that are meant for one state, one is made")
    func ifMatch() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let project = "/api/projects/\(world.projectID)"
            let application = "/api/applications/\(world.application.id)"
            for path in [project, application] {
                let tag = try #require(try await lab.send(.get, path).headers[.eTag])
                let statuses = try await Self.atOnce(8) { number in
                    try await lab.send(.patch, path, headers: [.ifMatch: tag], json: "{\"name\":\"n\(number)\"}").status.code
                }
                #expect(statuses.sorted() == [200] + Array(repeating: 412, count: 7), "\(path)")
            }
            let tag = try #require(try await lab.send(.get, application).headers[.eTag])
            async let changed = lab.send(.patch, application, headers: [.ifMatch: tag], json: "{\"name\":\"x\"}")
            async let deleted = lab.send(.delete, application, headers: [.ifMatch: tag])
            let codes = [try await changed.status.code, try await deleted.status.code]
            #expect(codes == [200, 412] || codes == [404, 204], "\(codes)")
        }
    }

    @Test("an entity tag of a project that is gone by is refused, for its change and its end")
    func staleProject() async throws {
        try await APILab.run { lab in
            let team = try #require(try await lab.call(MeView.self, .get, "/api/me").teams.first).id
            let made = try await lab.send(.post, "/api/projects", json: "{\"teamId\":\"\(team)\",\"slug\":\"shop\"}")
            let project = try ContractJSON.decoder.decode(ProjectView.self, from: Data(buffer: made.body))
            let path = "/api/projects/\(project.id)"
            let tag = try #require(made.headers[.eTag])
            #expect(try await lab.send(.get, path).headers[.eTag] == tag)
            let renamed = try await lab.send(.patch, path, headers: [.ifMatch: tag], json: "{\"name\":\"x\"}")
            #expect(renamed.status == .ok)
            for json in ["{\"name\":\"y\"}", "{}"] {
                #expect(try await lab.send(.patch, path, headers: [.ifMatch: tag], json: json).status == .preconditionFailed)
            }
            #expect(try await lab.send(.delete, path, headers: [.ifMatch: tag]).status == .preconditionFailed)
            let fresh = try #require(renamed.headers[.eTag])
            #expect(try await lab.send(.delete, path, headers: [.ifMatch: "\(tag), \(fresh)"]).status == .noContent)
            #expect(try await lab.send(.delete, path, headers: [.ifMatch: fresh]).status == .notFound)
        }
    }

    @Test("changes of different parts of a source do not undo each other")
    func parts() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let git = """
                {"projectId":"\(world.projectID)","slug":"git","source":{"type":"git","url":"https://git.example.com/a.git"}}
                """
            let path =
                "/api/applications/\(try await lab.call(ApplicationDetail.self, .post, "/api/applications", json: git, status: 201).id)"
            for round in 0..<8 {
                async let branch = lab.send(.patch, path, json: "{\"source\":{\"branch\":\"b\(round)\"}}")
                async let root = lab.send(.patch, path, json: "{\"source\":{\"rootDirectory\":\"r\(round)\"}}")
                #expect(try await [branch.status, root.status] == [.ok, .ok])
                let source = try await lab.call(ApplicationDetail.self, .get, path).source
                #expect(source.branch == "b\(round)" && source.rootDirectory == "r\(round)")
            }
        }
    }

    @Test("nothing is left in a project or an application that is deleted at that moment")
    func deletion() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            for round in 0..<6 {
                let project = try await lab.call(
                    ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"p\(round)\"}", status: 201)
                let body = "{\"projectId\":\"\(project.id)\",\"slug\":\"web\",\"source\":{\"type\":\"image\",\"image\":\"busybox\"}}"
                async let made = lab.send(.post, "/api/applications", json: body)
                async let deleted = lab.send(.delete, "/api/projects/\(project.id)")
                let answer = try await made
                #expect(try await deleted.status == .noContent)
                if answer.status == .created {
                    // Made in time, it went with its project.
                    let path = try #require(answer.headers[.location])
                    #expect(try await lab.send(.get, path).status == .notFound)
                } else {
                    #expect(answer.status == .notFound)
                }

                let application = try await lab.call(
                    ApplicationDetail.self, .post, "/api/applications",
                    json: body.replacing(project.id, with: world.projectID)
                        .replacing("\"web\"", with: "\"w\(round)\""), status: 201)
                let path = "/api/applications/\(application.id)"
                let host = "{\"host\":\"www.example.com\"}"
                async let added = lab.send(.post, "\(path)/domains", json: host)
                async let gone = lab.send(.delete, path)
                _ = try await [added, gone]
                // Whoever came first, the host is free again.
                let again = try await lab.send(.post, "/api/applications/\(world.application.id)/domains", json: host)
                #expect(again.status == .created)
                let domain = try ContractJSON.decoder.decode(DomainView.self, from: Data(buffer: again.body))
                _ = try await lab.send(.delete, "/api/applications/\(world.application.id)/domains/\(domain.id)")
            }
        }
    }

    @Test("a page goes on after an element that was removed meanwhile")
    func pages() async throws {
        try await APILab.run { lab in
            let domains = "/api/applications/\(try await lab.makeApplication().application.id)/domains"
            for number in 1...4 {
                _ = try await lab.call(DomainView.self, .post, domains, json: "{\"host\":\"h\(number).example.com\"}", status: 201)
            }
            let first = try await lab.call(Page<DomainView>.self, .get, "\(domains)?limit=2")
            let cursor = try #require(first.nextCursor)
            #expect(try await lab.send(.delete, "\(domains)/\(cursor)").status == .noContent)
            let rest = try await lab.call(Page<DomainView>.self, .get, "\(domains)?limit=2&after=\(cursor)")
            let hosts = (first.items + rest.items).map(\.host)
            #expect(hosts == ["h4.example.com", "h3.example.com", "h2.example.com", "h1.example.com"])
            #expect(try await lab.send(.get, "\(domains)?after=x").status == .unprocessableContent)
        }
    }

    private static func atOnce(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Int) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<count { group.addTask { try await body(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
