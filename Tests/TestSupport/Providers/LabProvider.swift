internal import Foundation
internal import NIOHTTP1

/// The lab's OpenID provider, glewlwyd, as its administrator: clients and people of a test's own.
package struct LabProvider: Sendable {
    /// Where it answers.
    package let url: String
    /// The password of everybody there.
    private let password: String
    private let administrator: WebBrowser

    /// Its issuer.
    package var issuer: String { self.url + "/api/oidc" }

    /// Signs in as its administrator.
    package init(_ administrator: WebBrowser) async throws {
        self.url = try labVariable("LAB_OIDC_URL")
        self.password = try labVariable("LAB_OIDC_PASSWORD")
        self.administrator = administrator
        try await self.signIn("admin", administrator)
    }

    /// Makes a client that may send browsers back to these addresses.
    package func makeClient(_ id: String, secret: String, redirectURIs: [String]) async throws {
        try await self.administer(
            .POST, "client/",
            [
                "client_id": id, "name": id, "enabled": true, "confidential": true, "client_secret": secret, "redirect_uri": redirectURIs,
                "authorization_type": ["code"], "token_endpoint_auth_method": ["client_secret_basic"], "scope": [String](),
            ])
    }

    /// Makes a person, or changes one.
    package func makePerson(_ name: String, groups: [String], isNew: Bool = true) async throws {
        try await self.administer(
            isNew ? .POST : .PUT, isNew ? "user/" : "user/\(name)",
            [
                "username": name, "name": name, "email": "\(name)@example.com", "email-verified": "yes", "groups": groups,
                "scope": ["openid", "g_profile"], "enabled": true,
            ].merging(isNew ? ["password": self.password] : [:]) { first, _ in first })
    }

    /// Takes people and clients away, best effort.
    package func remove(people: [String], client: String) async {
        for path in people.map({ "user/\($0)" }) + ["client/\(client)"] {
            _ = try? await self.administrator.send(.DELETE, "\(self.url)/api/\(path)")
        }
    }

    /// Does what the provider's pages do with a browser that somebody sent there: signs the person in, asks for consent, goes on.
    ///
    /// - Returns: where the provider sends the browser back.
    package func visit(_ address: String, as person: String, client: String, _ browser: WebBrowser) async throws -> String {
        let asked = try await browser.send(.GET, address)
        guard asked.status == 302, asked.headers.first(name: "Location")?.hasPrefix("\(self.url)/login.html?") == true else {
            throw DockerLabError(description: "the provider does not ask who it is: \(asked)")
        }
        try await self.signIn(person, browser)
        let consent = try await browser.send(.PUT, "\(self.url)/api/auth/grant/\(client)", json: #"{"scope": "openid"}"#)
        let answer = try await browser.send(.GET, address + "&g_continue")
        guard consent.status == 200, answer.status == 302, let location = answer.headers.first(name: "Location") else {
            throw DockerLabError(description: "the provider does not send the browser back: \(answer)")
        }
        return location
    }

    private func signIn(_ name: String, _ browser: WebBrowser) async throws {
        let body = try JSONEncoder().encode(["username": name, "password": self.password])
        let answer = try await browser.send(.POST, "\(self.url)/api/auth/", json: String(decoding: body, as: UTF8.self))
        guard answer.status == 200 else { throw DockerLabError(description: "the provider does not sign \(name) in: \(answer)") }
    }

    private func administer(_ method: HTTPMethod, _ path: String, _ body: [String: any Sendable]) async throws {
        let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        let answer = try await self.administrator.send(method, "\(self.url)/api/\(path)", json: json)
        guard answer.status == 200 else { throw DockerLabError(description: "\(path) at the provider: \(answer)") }
    }
}
