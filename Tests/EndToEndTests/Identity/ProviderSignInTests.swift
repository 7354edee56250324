import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

@Suite("People who sign in through a provider", .notingFailures, .timeLimit(.minutes(3)))
struct ProviderSignInTests {
    /// An installation, its provider, and somebody of it.
    private struct World: Sendable {
        let platform: Installation
        let provider: LabProvider
        let person: String
        let client: String
    }

    /// Signs in with a browser as a person would, and gives what `GET /api/me` then says.
    private static func signIn(_ world: World, _ browser: WebBrowser) async throws -> MeView {
        let start = try await browser.send(.GET, world.platform.server.url + "/api/auth/oidc/login?returnTo=/api/me")
        let address = try #require(start.headers.first(name: "Location"), "\(start)")
        #expect(start.status == 302 && address.hasPrefix(world.provider.issuer))
        let back = try await world.provider.visit(address, as: world.person, client: world.client, browser)
        let callback = try #require(URLComponents(string: back))
        #expect(back.hasPrefix(world.platform.server.url + "/api/auth/oidc/callback?"))
        #expect(callback.queryItems?.contains { $0.name == "code" } == true)
        let done = try await browser.send(.GET, back)
        #expect(done.status == 302 && done.headers.first(name: "Location") == "/api/me", "\(done)")
        let again = try await browser.send(.GET, back)
        #expect(again.status == 400, "a code that was used: \(again)")
        let me = try await browser.send(.GET, world.platform.server.url + "/api/me")
        return try ContractJSON.decoder.decode(MeView.self, from: me.body)
    }

    private static func run(_ test: @Sendable (World) async throws -> Void) async throws {
        try await WebBrowser.run { administrator in
            let provider = try await LabProvider(administrator)
            let (person, client) = (Installation.slug("dora"), Installation.slug("roost"))
            let secret = UUID().uuidString
            var settings = InstallationSettings()
            settings.environment = [
                "ROOST_EGRESS_ALLOW": "127.0.0.0/8", "ROOST_OIDC_PROVIDERS": "lab", "ROOST_OIDC_LAB_ISSUER": provider.issuer,
                "ROOST_OIDC_LAB_CLIENT_ID": client, "ROOST_OIDC_LAB_CLIENT_SECRET": secret, "ROOST_OIDC_LAB_ACCOUNTS": "mapped",
                "ROOST_OIDC_LAB_ROLES": "builders:acme/developer,watchers:acme/viewer", "ROOST_OIDC_LAB_TITLE": "The lab",
            ]
            do {
                try await withInstallation(settings) { platform in
                    try await provider.makeClient(
                        client, secret: secret, redirectURIs: [platform.server.url + "/api/auth/oidc/callback"])
                    try await provider.makePerson(person, groups: ["builders"])
                    try await test(World(platform: platform, provider: provider, person: person, client: client))
                    #expect(!platform.server.log.contains(secret))
                }
            } catch {
                await provider.remove(people: [person], client: client)
                throw error
            }
            await provider.remove(people: [person], client: client)
        }
    }

    @Test("somebody signs in through glewlwyd, may what the group's role may, and at the next login without the group no more")
    func group() async throws {
        try await Self.run { world in
            let platform = world.platform
            let team = try await platform.makeTeam("acme")
            let project = try await platform.makeProject(teamID: team.id)
            let application = try await platform.makeApplication(image: try await SampleImage.app, project: project.id, slug: "web")
            try await WebBrowser.run { browser in
                let me = try await Self.signIn(world, browser)
                #expect(me.user.username == world.person && me.user.email == "\(world.person)@example.com")
                #expect(me.teams.map(\.slug) == ["acme"] && me.teams.first?.roles == ["developer"])
                let deploy = "\(platform.server.url)/api/applications/\(application.id)/deploy"
                let deployed = try await browser.send(.POST, deploy, headers: [("X-CSRF-Token", me.csrfToken ?? "")], json: "{}")
                #expect(deployed.status == 202, "\(deployed)")
                let deployment = try ContractJSON.decoder.decode(DeploymentView.self, from: deployed.body)
                #expect(try await platform.verdict(deployment).status == DeploymentState.succeeded.rawValue)
            }
            try await world.provider.makePerson(world.person, groups: ["watchers"], isNew: false)
            try await WebBrowser.run { browser in
                let me = try await Self.signIn(world, browser)
                #expect(me.teams.first?.roles == ["viewer"])
                let deploy = "\(platform.server.url)/api/applications/\(application.id)/deploy"
                let refused = try await browser.send(.POST, deploy, headers: [("X-CSRF-Token", me.csrfToken ?? "")], json: "{}")
                #expect(refused.status == 403, "\(refused)")
            }
            try await world.provider.makePerson(world.person, groups: [], isNew: false)
            let last = try await WebBrowser.run { browser in try await Self.signIn(world, browser) }
            #expect(last.teams == [])
            let doctor = try await platform.server.run(["doctor", "--json"])
            #expect(doctor.output.contains("\"provider.lab\""), "\(doctor)")
        }
    }
}
