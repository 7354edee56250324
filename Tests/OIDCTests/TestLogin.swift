import Egress
import TestSupport
import Testing

@testable import OIDC

/// A client of the tests' provider, and the browser in between.
struct TestLogin: Sendable {
    let provider: OIDCProvider
    let clock = TestClock()
    let egress: EgressClient

    init(
        _ server: WebServer, name: String = "corp", timeout: Duration = .seconds(30), _ change: (inout OIDCConfiguration) -> Void = { _ in }
    ) throws {
        self.egress = try Self.egress(timeout)
        var configuration = OIDCConfiguration(
            name: name, issuer: server.url, clientID: TestProvider.clientID, clientSecret: TestProvider.secret)
        configuration.allowsPlainHTTP = true
        change(&configuration)
        self.provider = try OIDCProvider(configuration, egress: self.egress, clock: self.clock.login)
    }

    /// A way to servers of this machine, with bounds that a test can wait for.
    static func egress(_ timeout: Duration = .seconds(30)) throws -> EgressClient {
        var configuration = EgressConfiguration()
        configuration.allowed = try AddressRange.list("127.0.0.1")
        configuration.timeout = timeout
        return try EgressClient(configuration: configuration)
    }

    func begin(_ redirectURI: String = TestProvider.redirectURI) async throws -> LoginStart {
        try await self.provider.begin(redirectURI: redirectURI)
    }

    /// What the provider sends the browser back with.
    func visit(_ url: String) async throws -> LoginCallback {
        let response = try await self.egress.send(EgressRequest(.get, url))
        let location = try #require(response.headers["Location"])
        let fields = WebRequest.fields(ofURL: location)
        return LoginCallback(state: fields["state"], code: fields["code"], issuer: fields["iss"], error: fields["error"])
    }

    /// A whole sign-in.
    func run() async throws -> ExternalIdentity {
        let start = try await self.begin()
        return try await self.provider.finish(start.attempt, self.visit(start.url))
    }

    /// What a whole sign-in fails with.
    func failure(at location: SourceLocation = #_sourceLocation) async throws -> OIDCError.Code? {
        await Self.code(at: location) { try await self.run() }
    }

    /// What something fails with.
    static func code(
        at location: SourceLocation = #_sourceLocation, _ body: () async throws -> ExternalIdentity
    ) async -> OIDCError.Code? {
        do {
            let identity = try await body()
            Issue.record("signed in as \(identity.subject)", sourceLocation: location)
            return nil
        } catch let error as OIDCError {
            return error.code
        } catch {
            Issue.record("\(error)", sourceLocation: location)
            return nil
        }
    }
}
