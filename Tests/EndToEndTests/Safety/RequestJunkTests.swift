import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Requests that are wrong")
    struct RequestJunk {
        struct Junk: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let method: HTTPMethod
            let path: String
            var headers: [(String, String)] = [("Content-Type", "application/json")]
            var body: [UInt8]?
            let status: Int
            let code: String

            init(
                _ description: String, _ method: HTTPMethod, _ path: String, headers: [(String, String)]? = nil, text: String? = nil,
                body: [UInt8]? = nil, _ status: Int, _ code: String
            ) {
                self.testDescription = description
                self.method = method
                self.path = path
                if let headers { self.headers = headers }
                self.body = body ?? text.map { Array($0.utf8) }
                self.status = status
                self.code = code
            }

            static let project = #"{"teamId": "00000000-0000-7000-8000-000000000000", "slug": "x""#
            static let all: [Junk] = [
                Junk("unknown route", .GET, "/api/nothing/here", 404, "not_found"),
                Junk("unknown route outside the API", .GET, "/../../etc/passwd", 404, "not_found"),
                Junk("wrong method", .DELETE, "/api/version", 405, "method_not_allowed"),
                Junk("broken JSON", .POST, "/api/projects", text: #"{"slug": "#, 400, "malformed_request"),
                Junk("no JSON at all", .POST, "/api/projects", text: "hello", 400, "malformed_request"),
                Junk(
                    "bad UTF-8", .POST, "/api/projects", body: Array(#"{"slug": ""#.utf8) + [0xC3, 0x28, 0x22, 0x7D], 400,
                    "malformed_request"),
                Junk(
                    "JSON nested too deeply", .POST, "/api/projects", text: String(repeating: "[", count: 100_000), 400, "malformed_request"
                ),
                Junk("wrong type", .POST, "/api/projects", text: #"{"teamId": 7, "slug": {}}"#, 422, "validation_failed"),
                Junk("list for an object", .POST, "/api/projects", text: "[]", 422, "validation_failed"),
                Junk("unknown field", .POST, "/api/projects", text: project + #", "colour": "red"}"#, 422, "validation_failed"),
                Junk("missing field", .POST, "/api/projects", text: "{}", 422, "validation_failed"),
                Junk("huge body", .POST, "/api/projects", body: Array(repeating: 0x20, count: 2 << 20), 413, "payload_too_large"),
                Junk(
                    "form instead of JSON", .POST, "/api/projects", headers: [("Content-Type", "application/x-www-form-urlencoded")],
                    text: "a=b",
                    415, "unsupported_media_type"),
                Junk("id that is none", .GET, "/api/applications/not-an-id", 404, "not_found"),
                Junk("percent signs without digits", .GET, "/api/applications/%zz", 404, "not_found"),
                Junk("bad UTF-8 in the path", .GET, "/api/applications/%c3%28", 404, "not_found"),
                Junk("long address", .GET, "/api/projects?after=" + String(repeating: "a", count: 9000), 414, "uri_too_long"),
                Junk(
                    "large headers", .GET, "/api/projects", headers: [("X-Large", String(repeating: "a", count: 20000))], 431,
                    "headers_too_large"),
                Junk("bad limit", .GET, "/api/projects?limit=0", 422, "validation_failed"),
                Junk("huge limit", .GET, "/api/projects?limit=99999999999999999999", 422, "validation_failed"),
                Junk("bad cursor", .GET, "/api/projects?after=nonsense", 422, "validation_failed"),
                Junk("NUL in the query", .GET, "/api/projects?after=%00", 400, "malformed_request"),
            ]
        }

        @Test("each gets its status as problem+json, never a fault of the server", arguments: Junk.all)
        func refused(junk: Junk) async throws {
            let platform = try Installation.shared
            let answer = try await platform.call(junk.method, junk.path, headers: junk.headers, body: junk.body)
            #expect(answer.status == junk.status, "\(answer)")
            #expect(answer.headers.first(name: "Content-Type")?.hasPrefix("application/problem+json") == true, "\(answer.headers)")
            let problem = try ContractJSON.decoder.decode(Problem.self, from: answer.body)
            #expect(problem.code == junk.code && problem.status == answer.status)
            #expect(try await platform.call(.GET, "/healthz").status == 200)
        }

        @Test("without a token, or with a wrong one, everything is 401")
        func unauthenticated() async throws {
            let platform = try Installation.shared
            for headers in [
                [], [("Authorization", "Bearer roost_p_wrong")], [("Authorization", "Basic eDp5")], [("Authorization", "Bearer ")],
            ] {
                for path in ["/api/me", "/api/projects", "/api/applications/\(UUID().uuidString)", "/api/tokens"] {
                    let answer = try await webRequest(.GET, platform.server.url + path, headers: headers)
                    #expect(answer.status == 401, "\(path) \(headers): \(answer)")
                    #expect(answer.headers.first(name: "Content-Type")?.hasPrefix("application/problem+json") == true)
                }
            }
        }

        @Test("the command line says what was refused and exits with 1, and with 6 where nothing answers")
        func commandLine() async throws {
            let platform = try Installation.shared
            let refused = try await platform.roost("deploy", "no-such-project/no-such-app")
            #expect(refused.status == 1 && !refused.errors.isEmpty, "\(refused)")
            let misused = try await platform.roost("scale", "x")
            #expect(misused.status == 1, "\(misused)")
            let port = try await freePort()
            let unreachable = try await runCommand(
                try builtProgram("roost"), ["whoami"],
                environment: [
                    "HOME": platform.server.folder + "/home", "ROOST_URL": "http://127.0.0.1:\(port)", "ROOST_TOKEN": platform.token,
                ])
            #expect(unreachable.status == 6, "\(unreachable)")
        }
    }
}
