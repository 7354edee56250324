import Crypto
import Egress
import Foundation
import Synchronization
import TestSupport

@testable import OIDC

/// An OpenID provider of the tests' own, on real sockets: honest at first, then as hostile as a test wants it.
final class TestProvider: Sendable {
    /// What it does otherwise than an honest one.
    struct Behaviour: Sendable {
        /// Changes of its description; null leaves a field out.
        var description: [String: ClaimValue] = [:]
        /// The keys that it publishes.
        var keys: [TestKey] = [.rsa, .ec]
        /// What it signs with.
        var signer = TestKey.rsa
        /// Changes of the ID token's header and claims; null leaves a field out.
        var header: [String: ClaimValue] = [:]
        var claims: [String: ClaimValue] = [:]
        /// The whole ID token, made of header and claims.
        var token: (@Sendable (_ header: [String: ClaimValue], _ claims: [String: ClaimValue]) throws -> String)?
        /// Whether it compares verifier and challenge.
        var checksVerifier = true
        /// The issuer that it names to the browser.
        var issuerParameter: String?
        var userInfo: [String: ClaimValue] = [:]
        /// What places answer in its stead.
        var replies: [String: WebReply] = [:]
    }

    private struct Grant {
        let challenge: String
        let nonce: String
        let redirectURI: String
    }

    static let clientID = "roost"
    static let secret = "a secret/with+signs"
    static let accessToken = "access-token-1"
    static let redirectURI = "https://roost.example/api/auth/oidc/corp/callback"

    private let behaviour = Mutex(Behaviour())
    private let grants = Mutex<[String: Grant]>([:])
    private let numbers = Atomic(0)

    /// Runs a provider for `body`.
    static func run<R: Sendable>(_ body: (TestProvider, WebServer) async throws -> R) async throws -> R {
        let provider = TestProvider()
        return try await WebServer.run {
            (try? provider.reply(to: $0)) ?? .answer(500)
        } _: {
            try await body(provider, $0)
        }
    }

    /// Changes what it does from now on.
    func behave(_ change: (inout Behaviour) -> Void) {
        self.behaviour.withLock { change(&$0) }
    }

    private func reply(to request: WebRequest) throws -> WebReply {
        let behaviour = self.behaviour.withLock { $0 }
        if let reply = behaviour.replies[request.path] { return reply }
        let issuer = "http://\(request.header("Host") ?? "")"
        switch request.path {
        case "/.well-known/openid-configuration": return try Self.json(Self.description(issuer, behaviour))
        case "/keys": return try Self.json(["keys": .array(behaviour.keys.map { .object(try $0.jwk) })])
        case "/authorize": return self.authorize(request, issuer, behaviour)
        case "/token": return try self.tokens(request, issuer, behaviour)
        case "/userinfo":
            guard request.header("Authorization") == "Bearer \(Self.accessToken)" else { return .answer(401) }
            return try Self.json(Self.merged(["sub": "user-1", "groups": .array(["developers"])], behaviour.userInfo))
        default: return .answer(404)
        }
    }

    private static func description(_ issuer: String, _ behaviour: Behaviour) -> [String: ClaimValue] {
        Self.merged(
            [
                "issuer": .string(issuer), "authorization_endpoint": .string("\(issuer)/authorize"),
                "token_endpoint": .string("\(issuer)/token"),
                "jwks_uri": .string("\(issuer)/keys"), "userinfo_endpoint": .string("\(issuer)/userinfo"),
                "end_session_endpoint": .string("\(issuer)/logout"),
            ], behaviour.description)
    }

    private func authorize(_ request: WebRequest, _ issuer: String, _ behaviour: Behaviour) -> WebReply {
        let query = request.query
        guard query["client_id"] == Self.clientID, query["response_type"] == "code", let redirectURI = query["redirect_uri"] else {
            return .answer(400)
        }
        let code = "code-\(self.numbers.add(1, ordering: .relaxed).newValue)"
        let grant = Grant(challenge: query["code_challenge"] ?? "", nonce: query["nonce"] ?? "", redirectURI: redirectURI)
        self.grants.withLock { $0[code] = grant }
        let fields = FormFields.append(["code": code, "state": query["state"], "iss": behaviour.issuerParameter], to: redirectURI)
        return .answer(302, ["Location": fields])
    }

    private func tokens(_ request: WebRequest, _ issuer: String, _ behaviour: Behaviour) throws -> WebReply {
        let credentials = "\(FormFields.escape(Self.clientID)):\(FormFields.escape(Self.secret))"
        guard request.header("Authorization") == "Basic \(Data(credentials.utf8).base64EncodedString())" else {
            return .json(#"{"error": "invalid_client"}"#, status: 401)
        }
        let form = request.form
        // A code holds once.
        guard let grant = self.grants.withLock({ $0.removeValue(forKey: form["code"] ?? "") }), grant.redirectURI == form["redirect_uri"],
            !behaviour.checksVerifier || grant.challenge == Base64URL.encode(SHA256.hash(data: Array((form["code_verifier"] ?? "").utf8)))
        else { return .json(#"{"error": "invalid_grant"}"#, status: 400) }
        let token = try self.idToken(issuer, grant, behaviour)
        return .json(
            #"{"access_token": "\#(Self.accessToken)", "token_type": "Bearer", "id_token": "\#(token)"}"#)
    }

    private func idToken(_ issuer: String, _ grant: Grant, _ behaviour: Behaviour) throws -> String {
        let signer = behaviour.signer
        let header = Self.merged(["alg": .string(signer.algorithm), "kid": .string(signer.id), "typ": "JWT"], behaviour.header)
        let claims = Self.merged(
            [
                "iss": .string(issuer), "sub": "user-1", "aud": .string(Self.clientID), "nonce": .string(grant.nonce),
                "exp": .number(Double(TestClock.beginning + 300)), "iat": .number(Double(TestClock.beginning)), "email": "ada@example.org",
                "email_verified": true, "name": "Ada",
            ], behaviour.claims)
        return try behaviour.token?(header, claims) ?? signer.token(header: header, claims: claims)
    }

    private static func merged(_ fields: [String: ClaimValue], _ changes: [String: ClaimValue]) -> [String: ClaimValue] {
        fields.merging(changes) { _, new in new }.filter { $0.value != .null }
    }

    private static func json(_ fields: [String: ClaimValue]) throws -> WebReply {
        .json(String(decoding: try JSONEncoder().encode(fields), as: UTF8.self))
    }
}
