import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import Model
import NIOCore
import NIOFoundationCompat
import Testing

@Suite("What is told of secrets", .timeLimit(.minutes(2)))
struct ToldSecretTests {
    /// The members of requests that hold secrets.
    private static let secretMembers: Set = ["password", "current", "new", "code", "token", "bootstrapToken", "invitation", "value"]

    /// The example of a body with a canary in place of each of its secrets, and forms of it that are wrong elsewhere.
    private static func bodies(_ route: Route, _ world: ConventionWorld, _ canary: String) throws -> [String] {
        let example = try #require(try world.body(route))
        var writer = JSONWriter(capacity: example.utf8.count)
        var isSecret = false
        writer.value(Self.planting(canary, in: try JSONParser.parse(Array(example.utf8)), &isSecret))
        guard isSecret else { return [] }
        let text = String(buffer: writer.bytes)
        return [
            text, text + "x", String(text.dropLast()), text.replacing("\"\(canary)\"", with: "{\"x\":\"\(canary)\"}"),
            text.replacing("\"\(canary)\"", with: "[\"\(canary)\"]"), text.replacing(canary, with: canary + "\\u0000"),
            text.replacing(canary, with: String(repeating: canary, count: 2000)),
            "{\"unknown\":1," + (text.hasPrefix("[") ? "\"x\":\(text)}" : String(text.dropFirst())),
        ]
    }

    private static func planting(_ canary: String, in value: JSONValue, _ isSecret: inout Bool) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map { self.planting(canary, in: $0, &isSecret) })
        case .object(let object):
            var planted = JSONObject()
            for name in object.names {
                let member = object.members[name] ?? .null
                guard case .string = member, self.secretMembers.contains(name) else {
                    planted.append(name, self.planting(canary, in: member, &isSecret))
                    continue
                }
                isSecret = true
                planted.append(name, .string(canary))
            }
            return .object(planted)
        default: return value
        }
    }

    @Test("H07: neither a log line, of whatever level, nor a refusal repeats a secret, wherever in a request it stands")
    func requests() async throws {
        try await APILab.run { lab in
            let world = try await ConventionWorld(lab)
            let log = LineLog()
            var logger = log.logger
            logger.logLevel = .trace
            let canary = "canary-\(UInt64.random(in: 1 << 60 ... .max))"
            try await lab.served(logger: logger) { served in
                var answers: [String] = []
                func note(_ answer: TestResponse, _ name: String) {
                    let text = String(buffer: answer.body) + answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
                    // What is no secret variable comes back to who sets it.
                    if answer.status.code >= 400, text.contains(canary) { answers.append("\(name): \(answer.status) \(text)") }
                    #expect(answer.status != .internalServerError, "\(name)")
                }
                var routes = 0
                for route in lab.registry.routes where route.request != nil {
                    let bodies = try Self.bodies(route, world, canary)
                    routes += bodies.isEmpty ? 0 : 1
                    for body in bodies {
                        let token = route.isAnonymous ? "" : nil
                        let answer = try await served.send(route.method, world.uri(route), token: token, json: body)
                        note(answer, "\(route.method) \(route.path)")
                    }
                }
                #expect(routes >= 8, "\(routes)")
                for (name, headers) in Self.carriers(canary) {
                    note(try await served.send(.post, "/api/projects", token: "", headers: headers, json: "{}"), name)
                }
                for parameter in ["token", "access_token", "code"] {
                    note(try await served.send(.get, "/api/projects?\(parameter)=\(canary)"), parameter)
                }
                let project = try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items.first?.id ?? ""
                for (path, json) in Self.sources(canary, project) { note(try await served.send(.post, path, json: json), json) }
                for file in ["PASSWORD='\(canary)", "=\(canary)", "A B=\(canary)", "A=1\nA=\(canary)\n"] {
                    let path = lab.registry.routes.first { $0.path == APIPath.variablesImport.template }.map { world.uri($0) } ?? ""
                    let answer = try await served.client.executeRequest(
                        uri: path, method: .post, headers: [.authorization: "Bearer \(lab.token)", .contentType: "text/plain"],
                        body: ByteBuffer(string: file))
                    note(answer, file)
                }
                #expect(answers == [])
            }
            #expect(log.lines.count > 50)
            #expect(log.lines.filter { $0.contains(canary) } == [])
        }
    }

    /// Where credentials of a request can stand.
    private static func carriers(_ canary: String) -> [(name: String, headers: HTTPFields)] {
        [
            ("bearer", [.authorization: "Bearer \(canary)"]), ("form", [.authorization: "Bearer roost_pat_\(canary)"]),
            ("basic", [.authorization: "Basic \(Data(canary.utf8).base64EncodedString()) \(canary)"]),
            ("cookie", [.cookie: "__Host-roost=\(canary); roost=\(canary)"]), ("page", [.csrfToken: canary, .cookie: "roost=\(canary)"]),
        ]
    }

    /// Addresses of sources that somebody wrote a password into.
    private static func sources(_ canary: String, _ project: String) -> [(path: String, json: String)] {
        func creation(_ source: String) -> String { "{\"projectId\":\"\(project)\",\"slug\":\"told\",\"source\":{\(source)}}" }
        var sources: [(path: String, json: String)] = []
        for url in ["https://user:\(canary)@git.example.com/a/b.git", "https://\(canary)@git.example.com/a/b.git"] {
            sources.append((APIPath.deployRepository.template, "{\"gitUrl\":\"\(url)\"}"))
            sources.append((APIPath.applications.template, creation("\"type\":\"git\",\"url\":\"\(url)\"")))
        }
        let image = "\"type\":\"image\",\"image\":\"user:\(canary)@127.0.0.1:5000/x:1\""
        sources.append((APIPath.applications.template, creation(image)))
        return sources
    }
}
