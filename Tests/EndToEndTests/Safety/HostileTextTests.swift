import APIClient
import APIContract
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Text that could break a line, a header or a terminal")
    struct HostileText {
        private static let branch = "фича/🐓-\"q\"<b>"
        private static let subject = "fix \u{1B}[2J\u{9B}31m \"q\" <b>&amp;</b> 🐓"
        private static let printed = "\u{1B}[31mred\u{1B}[0m \"q\" <b> 🐓"

        /// A site that is built and starts with lines that a terminal would act upon.
        private static func files() throws -> [String: String] {
            var files = try SourceRepository.site("hello")
            let text = #"\033[31mred\033[0m "q" <b> \360\237\220\223"#
            files["start"] = "#!/bin/sh\nprintf 'up \(text)\\rmore\\n'\nexec httpd -f -p 8080 -h /www\n"
            files["Dockerfile"] =
                (files["Dockerfile"] ?? "") + "COPY start /start\nRUN printf '\(UUID()) \(text)\\n'\nCMD [\"/start\"]\n"
            return files
        }

        /// Runs `roost` on a terminal of its own, and returns what a user would have before them.
        private func terminal(_ arguments: [String], on platform: Installation) async throws -> String {
            let spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
            let outcome = try await runCommand(
                "/usr/bin/python3", ["-c", spawn, try builtProgram("roost")] + arguments,
                environment: [
                    "PATH": "/usr/bin:/bin", "HOME": platform.server.folder + "/home", "TERM": "xterm", "ROOST_URL": platform.server.url,
                    "ROOST_TOKEN": platform.token,
                ], within: .seconds(120))
            #expect(outcome.status == 0, "\(arguments): \(outcome)")
            return outcome.output
        }

        private func expectHarmless(_ text: String, _ what: String) {
            // What roost itself draws while it waits.
            let drawing = /\u{1B}\[\?7[lh]|\u{1B}\[\d+A\r\u{1B}\[J/
            let steering = text.replacing(drawing, with: "").unicodeScalars.filter { scalar in
                (scalar.value < 0x20 && scalar != "\n" && scalar != "\r") || (0x7F..<0xA0).contains(scalar.value)
                    || (0x202A...0x202E).contains(scalar.value)
            }
            #expect(steering.isEmpty, "\(what): \(text.debugDescription)")
            #expect(!text.isEmpty, "\(what)")
        }

        @Test("what a repository, its build and its tasks say comes back exactly, and breaks neither a terminal nor the server's log")
        func wholeWay() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let name = "\u{1B}[31m\u{202E}\"evil\"\r\n<b>🐓\u{9B}2J"
            _ = try await platform.client.updateProject(project.id, ProjectUpdateRequest(name: name))
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try Self.files(), message: Self.subject + "\n\nmore", branch: Self.branch)
            let application = try await platform.client.createApplication(
                ApplicationCreateRequest(
                    projectId: project.id, slug: "web", name: name,
                    source: .git(GitSourceRequest(url: repository.url, branch: Self.branch)), run: .brief())
            ).value
            try await platform.setVariables(["EVIL": name], of: application.id)
            let reference = "\(project.slug)/web"

            self.expectHarmless(try await self.terminal(["deploy", reference], on: platform), "deploy")
            let newest = try await platform.client.deployments(applicationID: application.id, limit: 1).value.items.first
            let deployment = try #require(newest)
            #expect(deployment.status == "succeeded" && deployment.branch == Self.branch)
            let log = String(decoding: try await platform.client.deploymentLog(deployment.id), as: UTF8.self)
            #expect(log.contains(": \(Self.subject)\n"), "\(log.debugDescription)")
            #expect(log.contains(" \(Self.printed)\n"), "\(log.debugDescription)")
            let printed = try await eventually(within: .seconds(10), "the task's line") {
                let text = try await platform.client.applicationLog(application.id, LogQuery())
                return text.isEmpty ? nil : Data(text)
            }
            #expect(printed == Data("up \(Self.printed)\rmore\n".utf8))

            for arguments in [
                ["apps", "show", reference], ["apps", "list"], ["projects", "list"], ["projects", "show", project.slug],
                ["deployments", "list", reference], ["deployments", "show", reference], ["releases", reference], ["plan", reference],
                ["logs", reference], ["logs", reference, "--deployment", "1"], ["env", "list", reference],
                ["apps", "show", reference, "--json"],
            ] {
                self.expectHarmless(try await self.terminal(arguments, on: platform), arguments.joined(separator: " "))
            }
            for line in platform.server.log.utf8.split(separator: UInt8(ascii: "\n")) {
                let fields = try? JSONDecoder().decode([String: String].self, from: Data(line))
                #expect(fields?["message"] != nil, "\(String(decoding: line, as: UTF8.self).debugDescription)")
            }
        }
    }
}
