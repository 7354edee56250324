import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

@Suite("People who sign the command line in through a browser", .notingFailures, .timeLimit(.minutes(3)))
struct BrowserLoginTests {
    /// The command line of a machine where nobody has signed in, and a desktop that notes what it is to show.
    private struct Machine: Sendable {
        let folder: String
        let url: String

        init(_ platform: Installation) throws {
            self.folder = platform.server.folder + "/machine-\(UInt32.random(in: 0 ... .max))"
            self.url = platform.server.url
            try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
            let opener = self.folder + "/xdg-open"
            try Data("#!/bin/sh\nprintf %s \"$*\" > '\(self.folder)/shown'\n".utf8).write(to: URL(filePath: opener))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: opener)
        }

        var environment: [String: String] {
            ["PATH": "\(self.folder):/usr/bin:/bin", "HOME": self.folder, "XDG_CONFIG_HOME": self.folder + "/config", "DISPLAY": ":0"]
        }

        var configuration: String {
            FileManager.default.contents(atPath: self.folder + "/config/roost/config.toml").map { String(decoding: $0, as: UTF8.self) }
                ?? ""
        }

        /// Begins to sign in, and gives the program with the code that it shows.
        func begin() async throws -> (program: ChildProcess, code: String) {
            let log = "\(self.folder)/login-\(UInt32.random(in: 0 ... .max)).log"
            let program = try ChildProcess(
                try builtProgram("roost"), ["login", self.url, "--browser"], environment: self.environment, logPath: log)
            let code = try await eventually(within: .seconds(10), "the code in \(program.output)") {
                program.output.firstMatch(of: /the code  ([A-Z]{4}-[A-Z]{4})/).map { String($0.output.1) }
            }
            return (program, code)
        }

        func roost(_ arguments: String...) async throws -> CommandOutcome {
            try await runCommand(try builtProgram("roost"), arguments, environment: self.environment, within: .seconds(20))
        }
    }

    /// Signs in with a browser, and gives what requests that change something need.
    private static func signIn(_ platform: Installation, _ browser: WebBrowser) async throws -> [(String, String)] {
        let login = LoginRequest(username: platform.username, password: "correct horse battery \(platform.server.mark)")
        let answer = try await browser.send(
            .POST, platform.server.url + APIPath.login.template,
            json: String(decoding: try ContractJSON.encoder.encode(login), as: UTF8.self))
        #expect(answer.status == 200, "\(answer)")
        return [("X-CSRF-Token", try ContractJSON.decoder.decode(LoginResponse.self, from: answer.body).csrfToken)]
    }

    @Test(
        "who approves the code in a browser is signed in at the terminal; who refuses it is not, and the token that was there stays"
    )
    func login() async throws {
        try await withInstallation { platform in
            let machine = try Machine(platform)
            try await WebBrowser.run { browser in
                let csrf = try await Self.signIn(platform, browser)
                let url = platform.server.url
                let (program, code) = try await machine.begin()
                #expect(program.output.contains("To sign in, open  \(url)/device\n"))
                let shown = try await eventually(within: .seconds(10), "what the desktop shows") {
                    FileManager.default.contents(atPath: machine.folder + "/shown").map { String(decoding: $0, as: UTF8.self) }
                        .flatMap { $0.isEmpty ? nil : $0 }
                }
                #expect(shown == "\(url)/device#code=\(code)")
                let seen = try await browser.send(.GET, url + APIPath.deviceLogin.filled(code))
                #expect(seen.status == 200 && seen.object["status"] as? String == "pending", "\(seen)")
                #expect(try await browser.send(.POST, url + APIPath.deviceApproval.filled(code), headers: csrf).status == 204)
                #expect(try await program.waitForExit(within: .seconds(10)) == 0, "\(program.output)")
                #expect(program.output.contains("signed in to \(url) as \(platform.username)\n"), "\(program.output)")
                let whoami = try await machine.roost("whoami")
                #expect(whoami.status == 0 && whoami.output.contains("roost login on "), "\(whoami)")
                let kept = machine.configuration
                #expect(kept.contains("token = \"roost_pat_"))

                let (other, refused) = try await machine.begin()
                #expect(try await browser.send(.POST, url + APIPath.deviceRefusal.filled(refused), headers: csrf).status == 204)
                #expect(try await other.waitForExit(within: .seconds(10)) == 1 && other.output.contains("refused"), "\(other.output)")
                #expect(machine.configuration == kept)
                for code in [code, refused] { #expect(!platform.server.log.contains(code)) }
                let token = kept.split(separator: "\"").last { $0.hasPrefix("roost_pat_") } ?? "?"
                #expect(!platform.server.log.contains(token))
            }
        }
    }
}
