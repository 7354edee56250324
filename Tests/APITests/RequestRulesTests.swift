import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Testing

@Suite("What no request may be")
struct RequestRulesTests {
    private func problem(
        _ uri: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = .signedIn, body: String? = nil
    ) async throws -> (status: Int, problem: Problem, headers: HTTPFields) {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(
                uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
            #expect(response.isProblem)
            let problem = try response.problem()
            #expect(problem.status == Int(response.status.code))
            #expect(problem.traceId == response.headers[.traceID])
            return (Int(response.status.code), problem, response.headers)
        }
    }

    @Test(
        "J05: an unknown route is a 404 problem", arguments: ["/nothing", "/api", "/things/1/2", "/", "/things/", "//things", "/things//x"])
    func unknownRoutes(uri: String) async throws {
        let answer = try await self.problem(uri)
        #expect(answer.status == 404)
        #expect(answer.problem.code == "not_found")
    }

    @Test("J05: dots in a path lead nowhere", arguments: ["/things/../open", "/./open", "/things/%2e%2e/open", "/things/..%2fopen"])
    func dots(uri: String) async throws {
        #expect(try await self.problem(uri).status == 404)
    }

    @Test(
        "J05: a broken escape is a 400 problem",
        arguments: ["/things/%zz", "/things/%f", "/things/%ff", "/things?name=%ff", "/things?name=%0"])
    func brokenEscapes(uri: String) async throws {
        let answer = try await self.problem(uri)
        #expect(answer.status == 400)
        #expect(answer.problem.code == "malformed_request")
    }

    @Test("J07: a method that an address does not take is a 405 problem with Allow")
    func methodNotAllowed() async throws {
        let answer = try await self.problem("/things", .put)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, HEAD, POST")
        #expect(try await self.problem("/open", .options).headers[.allow] == "GET, HEAD")
    }

    @Test(
        "J01: a body that is not JSON is a 400 problem",
        arguments: ["", "{", "{\"name\":\"a\",}", "nul", "[1,]", "{\"name\":\"\\ud800\"}", "{\"name\":\"a\u{1}\"}", "{} {}"])
    func badJSON(body: String) async throws {
        let answer = try await self.problem("/things", .post, .signedInJSON, body: body)
        #expect(answer.status == 400)
        #expect(answer.problem.code == "malformed_request")
    }

    @Test("J01: a body that is not UTF-8 is a 400 problem")
    func badUTF8() async throws {
        try await TestServer().run { client async throws in
            let body = ByteBuffer(bytes: Array("{\"name\":\"".utf8) + [0xC3, 0x28] + Array("\",\"count\":1}".utf8))
            let response = try await client.executeRequest(uri: "/things", method: .post, headers: .signedInJSON, body: body)
            #expect(response.status == .badRequest)
        }
    }

    @Test("J01: deeply nested JSON is refused and nothing breaks")
    func deepJSON() async throws {
        let body = String(repeating: "[", count: 200_000)
        #expect(try await self.problem("/things", .post, .signedInJSON, body: body).status == 400)
    }

    @Test(
        "D09: wrong types and unknown fields are a 422 problem that names them",
        arguments: [
            ("{\"name\":1,\"count\":2}", "name"), ("{\"name\":\"a\",\"count\":\"2\"}", "count"), ("{\"name\":\"a\"}", "count"),
            ("{\"name\":\"a\",\"count\":1,\"other\":2}", "other"), ("{\"name\":\"a\",\"count\":1e400}", "count"),
            ("{\"name\":\"a\",\"count\":99999999999999999999}", "count"), ("[]", "body"),
            ("{\"name\":\"a\",\"count\":1,\"count\":2}", "count"),
        ])
    func wrongFields(body: String, field: String) async throws {
        let answer = try await self.problem("/things", .post, .signedInJSON, body: body)
        #expect(answer.status == 422)
        #expect(answer.problem.code == "validation_failed")
        #expect(answer.problem.errors?.contains { $0.field == field } == true)
    }

    @Test("what is defined but not built is not_supported")
    func notSupported() async throws {
        let answer = try await self.problem("/unsupported")
        #expect(answer.status == 422)
        #expect(answer.problem.code == "not_supported")
        #expect(answer.problem.errors == [FieldError(field: "build.type", message: "is not built yet")])
    }

    @Test(
        "J07: a body of another type is 415",
        arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"])
    func mediaType(type: String?) async throws {
        var headers = HTTPFields.signedIn
        headers[.contentType] = type
        #expect(try await self.problem("/things", .post, headers, body: "{\"name\":\"a\",\"count\":1}").status == 415)
    }

    @Test("J07: an answer that cannot be accepted is 406", arguments: ["text/html", "application/json;q=0", "image/*"])
    func notAcceptable(accept: String) async throws {
        var headers = HTTPFields.signedIn
        headers[.accept] = accept
        #expect(try await self.problem("/things", .get, headers).status == 406)
    }

    @Test(
        "query parameters that are unknown, wrong or given twice are 422",
        arguments: ["limit=0", "limit=101", "limit=ten", "limit=1&limit=2", "page=2", "access_token=roost_p_test"])
    func queries(query: String) async throws {
        let answer = try await self.problem("/things?\(query)")
        #expect(answer.status == 422)
        #expect(answer.problem.code == "validation_failed")
    }

    @Test("D10: an id that is not an id is not there", arguments: ["1", "0193D1C0-0000-7000-8000-000000000000", "x' or 1=1"])
    func wrongIDs(id: String) async throws {
        let path = "/things/" + (id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? id)
        #expect(try await self.problem(path).status == 404)
    }

    @Test("a promise to do something once is not made where it is not kept")
    func idempotencyKey() async throws {
        var headers = HTTPFields.signedInJSON
        headers[.idempotencyKey] = "k1"
        let answer = try await self.problem("/things", .post, headers, body: "{\"name\":\"a\",\"count\":1}")
        #expect(answer.status == 422)
        #expect(answer.problem.code == "not_supported")
        #expect(answer.problem.errors?.map(\.field) == ["Idempotency-Key"])
    }

    @Test("an unforeseen error is a 500 problem that tells nothing but the trace id, which finds it in the log")
    func unforeseen() async throws {
        let server = TestServer()
        try await server.run { client async throws in
            let response = try await client.executeRequest(uri: "/broken", method: .get, headers: .signedIn, body: nil)
            #expect(response.status == .internalServerError)
            #expect(try response.problem().code == "internal")
            #expect(!response.text.contains("hunter2"))
            let line = try #require(server.log.lines.first { $0.message == "request failed" })
            #expect(line.metadata["traceId"] == response.headers[.traceID])
            #expect(line.metadata["error"]?.contains("hunter2") == true)
        }
    }

    @Test("J01: a body above the limit is 413 whether or not its length is announced")
    func bodyTooLarge() async throws {
        let body = "{\"name\":\"" + String(repeating: "a", count: 1 << 20) + "\",\"count\":1}"
        let answer = try await self.problem("/things", .post, .signedInJSON, body: body)
        #expect(answer.status == 413)
        #expect(answer.headers[.connection] == "close")
    }
}
