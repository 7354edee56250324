import Model
import Postgres
import Store
import Testing

@Suite("The host by which an application is known", .timeLimit(.minutes(2)))
struct ApplicationHostTests {
    @Test("it is the oldest host of the user's own, and else the generated one")
    func host() async throws {
        try await withStoreFixture { fixture in
            let domains = fixture.session.domains(fixture.tenant)
            #expect(try await Self.host(fixture) == nil)
            _ = try await domains.insert(
                id: .make(), application: fixture.application, host: try Self.name("web-1.localhost"), path: "/", isGenerated: true)
            #expect(try await Self.host(fixture) == "web-1.localhost")
            let first = try await domains.insert(
                id: .make(), application: fixture.application, host: try Self.name("shop.example.com"), path: "/", isGenerated: false)
            _ = try await domains.insert(
                id: .make(), application: fixture.application, host: try Self.name("www.example.com"), path: "/", isGenerated: false)
            #expect(try await Self.host(fixture) == "shop.example.com")
            try await domains.delete(first.id, of: fixture.application)
            #expect(try await Self.host(fixture) == "www.example.com")
            for domain in try await domains.list(of: fixture.application) where !domain.isGenerated {
                try await domains.delete(domain.id, of: fixture.application)
            }
            #expect(try await Self.host(fixture) == "web-1.localhost")
            try await fixture.delete(.application(fixture.application))
            #expect(try await Self.storedHost(fixture) == nil)
            try await fixture.restore(.application(fixture.application))
            #expect(try await Self.host(fixture) == "web-1.localhost")
        }
    }

    private static func storedHost(_ fixture: StoreFixture) async throws -> String? {
        try await fixture.database.query(sql("SELECT host FROM applications")) { row in try row[0] as String? }.first ?? nil
    }

    private static func name(_ host: String) throws -> HostName { try #require(HostName(host)) }

    private static func host(_ fixture: StoreFixture) async throws -> String? {
        let caller = Caller(
            userID: fixture.user.id, username: "acme", tokenID: .make(), tokenName: "x", boundTeamID: nil, permissions: nil)
        return try await fixture.session.applications(
            of: fixture.project.id, for: caller, environment: nil, after: nil, limit: 10
        ).applications.first?.host
    }
}
