import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

@Suite("Mails of an installation", .notingFailures, .timeLimit(.minutes(3)))
struct MailTests {
    private static let password = "hippopotamus chandelier violin"

    private static func json(_ members: [String: String]) throws -> String {
        String(decoding: try ContractJSON.encoder.encode(members), as: UTF8.self)
    }

    /// An installation with a mail server's address, at which nothing listens yet.
    private static func run(_ test: @Sendable (Installation, _ port: Int, WebBrowser) async throws -> Void) async throws {
        let port = try await freePort()
        var settings = InstallationSettings()
        settings.environment = [
            "ROOST_SMTP_URL": "smtp://127.0.0.1:\(port)", "ROOST_SMTP_PLAIN": "true", "ROOST_SMTP_FROM": "Roost <roost@example.com>",
        ]
        try await withInstallation(settings) { platform in
            try await WebBrowser.run { try await test(platform, port, $0) }
        }
    }

    @Test("who is invited gets a mail, though server and mail server were down, makes an account by it, and may what the role may")
    func invitation() async throws {
        try await Self.run { platform, port, browser in
            let url = platform.server.url
            let absent = try await platform.server.run(["doctor"])
            #expect(absent.status == 1 && absent.output.contains("mail"), "\(absent)")
            let invited = try await platform.roost("invitations", "create", "grace@example.com", "--role", "viewer")
            #expect(invited.status == 0 && invited.output.contains("on its way"), "\(invited)")
            try await platform.server.kill()
            try await MailServer.run(port: port) { mails in
                try await platform.server.start()
                let mail = try await mails.mail(to: "grace@example.com")
                let secret = try #require(mail.secret("invitation"), "\(mail)")
                #expect(mail.text.contains("\(url)/account#invitation=") && mail.headers["From"] == "Roost <roost@example.com>")
                #expect(try await browser.send(.GET, "\(url)/account").status == 200)
                let members = ["invitation": secret, "username": "grace", "password": Self.password]
                let made = try await browser.send(.POST, "\(url)/api/auth/register", json: Self.json(members))
                #expect(made.status == 201, "\(made)")
                let login = try Self.json(["username": "grace@example.com", "password": Self.password])
                #expect(try await browser.send(.POST, "\(url)/api/auth/login", json: login).status == 200)
                let me = try ContractJSON.decoder.decode(MeView.self, from: await browser.send(.GET, "\(url)/api/me").body)
                #expect(me.teams.map(\.roles) == [["viewer"]])
                let team = "\(url)/api/teams/\(platform.teamID)"
                #expect(try await browser.send(.GET, team).status == 200)
                let csrf = [("X-CSRF-Token", me.csrfToken ?? "")]
                #expect(try await browser.send(.PATCH, team, headers: csrf, json: #"{"name": "mine"}"#).status == 403)
                try await Self.resetPassword(platform, mails, browser)
                let doctor = try await platform.server.run(["doctor", "--json"])
                #expect(doctor.output.contains("\"mail\""), "\(doctor)")
                // O3: no link is in the log, and no sealed mail is left.
                #expect(!platform.server.log.contains(secret) && !platform.server.log.contains("grace@example.com"))
            }
        }
    }

    /// Asks for another password, and takes it, first by the mail and then by a link that the operator makes.
    private static func resetPassword(_ platform: Installation, _ mails: MailServer, _ browser: WebBrowser) async throws {
        let reset = "\(platform.server.url)/api/auth/password-reset"
        #expect(try await browser.send(.POST, reset, json: Self.json(["email": "grace@example.com"])).status == 202)
        let mail = try await mails.mail(to: "grace@example.com") { $0.secret("reset") != nil }
        let made = try await platform.server.run(["users", "reset-link", "grace"])
        let link = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.status == 0 && link.hasPrefix("\(platform.server.url)/account#reset="), "\(made)")
        let first = try Self.json(["token": mail.secret("reset") ?? "", "password": "another \(Self.password)"])
        #expect(try await browser.send(.PUT, reset, json: first).status == 204)
        #expect(try await browser.send(.GET, "\(platform.server.url)/api/me").status == 401)
        _ = try await mails.mail(to: "grace@example.com") { $0.text.contains("was changed") }
        // The other link ended with the first one.
        let second = try Self.json(["token": String(link.split(separator: "=").last ?? ""), "password": Self.password])
        #expect(try await browser.send(.PUT, reset, json: second).status == 410)
    }
}
