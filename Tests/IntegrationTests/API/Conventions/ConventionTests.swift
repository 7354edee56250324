import API
import APIContract
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Testing

@Suite("The conventions of the API", .timeLimit(.minutes(5)))
struct ConventionTests {
    @Test("every route keeps to every rule")
    func everyRoute() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            var count = 0
            for rule in ConventionRules.all {
                // The inner objects before the outer ones, whose end is theirs; what is only changed before what ends.
                let routes = lab.registry.routes.filter(rule.applies).sorted { Self.order($0) < Self.order($1) }
                #expect(!routes.isEmpty, "no route shows: \(rule.name)")
                for route in routes {
                    do {
                        try await rule.check(route, world)
                    } catch {
                        Issue.record("\(route.method) \(route.path), \(rule.name): \(error)")
                    }
                }
                count += routes.count
            }
            let (routes, rules) = (lab.registry.routes.count, ConventionRules.all.count)
            print("conventions: \(routes) routes × \(rules) rules, \(count) pairs apply")
        }
    }

    private static func order(_ route: Route) -> (Int, Int) { (route.method == .delete ? 1 : 0, -route.path.utf8.count) }

    @Test("every route that counts is refused beyond the limit, with the time to wait")
    func rateLimit() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            try await lab.limited { limited in
                for route in lab.registry.routes {
                    let token = route.isAnonymous ? "" : lab.token
                    let answer = try await limited.send(route.method, world.uri(route), token: token)
                    guard route.options.rateLimit == .standard else {
                        #expect(answer.status != .tooManyRequests)
                        continue
                    }
                    try ConventionRules.expectProblem(answer, .rateLimited, at: route)
                    #expect(answer.headers[.retryAfter] == "7")
                    #expect(answer.headers[.rateLimitLimit] == "1000" && answer.headers[.rateLimitRemaining] == "0")
                    #expect(answer.headers[.rateLimitReset] == "60")
                    try world.document.check(answer, to: route)
                }
            }
        }
    }

    @Test("the document has the routes of the server, and no other")
    func documented() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            let routes = lab.registry.routes.map { "\($0.method.rawValue) \($0.path)" }
            #expect(world.document.operations.sorted() == routes.sorted())
            for route in lab.registry.routes {
                let operation = world.document.operation(route)
                #expect(!operation["summary"].text.isEmpty && !operation["operationId"].text.isEmpty)
                let parameters = operation["parameters"].elements.filter { $0["in"].text == "query" }.map { $0["name"].text }
                #expect(parameters == route.options.query.map(\.name))
                #expect(operation["requestBody"].isObject == (route.request != nil || !route.options.uploads.isEmpty))
                let media = operation["requestBody"]["content"].names.sorted()
                #expect(media == (route.request == nil ? route.options.uploads.sorted() : ["application/json"]))
                if case .permission(let permission, _) = route.access { #expect(operation["x-permission"].text == permission.rawValue) }
            }
            let ids = lab.registry.routes.map { world.document.operation($0)["operationId"].text }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test("the examples of requests are what their schemas say, and are accepted")
    func examples() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            for route in lab.registry.routes where route.request != nil {
                let media = world.document.operation(route)["requestBody"]["content"]["application/json"]
                #expect(world.document.problems(of: media["example"], by: media["schema"], at: route.path) == [])
                let answer = try await world.send(route, headers: [.ifMatch: "\"x\""], text: try world.body(route))
                #expect(answer.status.code != 422 && answer.status.code != 400, "\(route.path): \(String(buffer: answer.body))")
            }
            for route in lab.registry.routes {
                let responses = world.document.operation(route)["responses"]
                for status in responses.names {
                    let media = responses[status]["content"]["application/json"]
                    guard media["example"].isObject else { continue }
                    #expect(world.document.problems(of: media["example"], by: media["schema"], at: "\(route.path) \(status)") == [])
                }
            }
        }
    }

    @Test("every note of the document belongs to a member that there is")
    func notes() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            let unknown = OpenAPIDocument.notedMembers.filter { !world.document.hasMember($0) }
            #expect(unknown == [])
        }
    }
}
