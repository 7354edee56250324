import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Testing

extension APILab {
    static let password = "correct horse battery"

    /// A browser that somebody is signed in with.
    struct Browser: Sendable {
        let cookie: String
        let csrfToken: String

        /// The secret alone.
        var secret: String { String(self.cookie.drop { $0 != "=" }.dropFirst()) }

        /// What it sends with every request, and a page of ours with those that change something.
        var headers: HTTPFields { [.cookie: self.cookie, .csrfToken: self.csrfToken] }

        init(cookie: String, csrfToken: String) {
            self.cookie = cookie
            self.csrfToken = csrfToken
        }

        init(_ answer: TestResponse) throws {
            self.cookie = try #require(answer.headers[.setCookie]).split(separator: ";").first.map(String.init) ?? ""
            self.csrfToken = try ContractJSON.decoder.decode(PasswordChangeView.self, from: Data(buffer: answer.body)).csrfToken ?? ""
        }
    }

    /// Asks to sign in; without a name and a password as the first user.
    func tryLogin(
        _ name: String = "ada", _ password: String = APILab.password, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        let body = try ContractJSON.encoder.encode(LoginRequest(username: name, password: password))
        return try await self.send(.post, "/api/auth/login", token: "", headers: headers, json: String(decoding: body, as: UTF8.self))
    }

    /// Signs in.
    func login(_ name: String = "ada", _ password: String = APILab.password, headers: HTTPFields = [:]) async throws -> Browser {
        try Browser(try await self.tryLogin(name, password, headers: headers))
    }

    /// Sends a request with a session.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, with browser: Browser, headers: HTTPFields = [:], json: String? = nil
    ) async throws -> TestResponse {
        var fields = browser.headers
        for field in headers { fields[field.name] = field.value }
        return try await self.send(method, uri, token: "", headers: fields, json: json)
    }

    /// The code of a refusal.
    func code(_ answer: TestResponse) throws -> String { try self.problem(answer).code }
}
