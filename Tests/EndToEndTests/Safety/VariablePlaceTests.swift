import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Where variables go")
    struct VariablePlaces {
        /// A site that answers with what its build was told and with the file `/run/secrets/CERT`.
        private static func site() throws -> [String: String] {
            var files = try SourceRepository.app("serve", text: "site")
            files["Dockerfile"] = """
                FROM \(try labVariable("LAB_BASE_IMAGE"))
                ARG GREETING
                COPY www /www
                RUN --mount=type=secret,id=TOKEN wc -c < /run/secrets/TOKEN > /www/token && echo "$GREETING" > /www/greeting
                COPY start behaviour /
                CMD ["/start"]

                """
            files["www/cgi-bin/cert"] = "#!/bin/sh\nprintf 'Content-Type: text/plain\\r\\n\\r\\n'\ncat /run/secrets/CERT\n"
            return files
        }

        @Test("variables of the build, of the project and as files arrive where they should, and a rollback gets the old file back")
        func places() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try Self.site())
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let reference = "\(project.slug)/\(application.slug)"
            _ = try await platform.client.updateApplication(application.id, ApplicationUpdateRequest(keepReleases: 2))
            let host = try platform.host(of: application)
            let canary = Installation.slug("canary")
            for arguments in [
                ["--project", project.slug, "GREETING=from the project $(id) `x`", "--scope", "both"],
                ["--environment", "\(project.slug)/production", "COLOUR=environment"],
                [reference, "TOKEN=\(canary)", "--secret", "--scope", "build"], [reference, "CERT=first {{x}}", "--file", "--secret"],
            ] { try await self.run(platform, ["env", "set"] + arguments) }

            let first = try await platform.deployGood(application.id)
            #expect(try await platform.ask(host, path: "/greeting").text == "from the project $(id) `x`\n")
            #expect(try await platform.ask(host, path: "/token").text == "\(canary.utf8.count)\n")
            #expect(try await platform.ask(host, path: "/cgi-bin/cert").text == "first {{x}}")
            let environment = try await platform.containerEnvironment(host)
            #expect(environment["GREETING"] == "from the project $(id) `x`" && environment["COLOUR"] == "environment")
            #expect(environment["TOKEN"] == nil && environment["CERT"] == nil)
            #expect(try await platform.roost("logs", reference, "--deployment", "1").output.contains(canary) == false)

            // What is shared waits for the next deployment of each application, and its detail says so.
            #expect(try await platform.client.application(application.id).value.pendingChanges.isEmpty)
            try await self.run(platform, ["env", "set", "--environment", "\(project.slug)/production", "COLOUR=green"])
            #expect(try await platform.client.application(application.id).value.pendingChanges == ["environment.variables"])
            try await self.run(platform, ["env", "set", reference, "CERT=second"])
            try await platform.deployGood(application.id)
            #expect(try await platform.client.application(application.id).value.pendingChanges.isEmpty)
            #expect(try await platform.ask(host, path: "/cgi-bin/cert").text == "second")
            #expect(try await platform.containerEnvironment(host)["COLOUR"] == "green")
            let back = try await platform.verdict(
                try await platform.client.rollback(first.id, RollbackRequest(releaseNumber: first.releaseNumber)).value)
            #expect(back.status == "succeeded", "\(failureText(back))")
            #expect(try await platform.ask(host, path: "/cgi-bin/cert").text == "first {{x}}")
            #expect(try await platform.containerEnvironment(host)["COLOUR"] == "environment")
            #expect(try await self.secrets(platform, application).count == 2)

            // Two releases without the file: no kept one needs its secrets any more.
            try await self.run(platform, ["env", "unset", reference, "CERT"])
            try await platform.deployGood(application.id)
            try await self.run(platform, ["env", "set", reference, "LAST=1"])
            try await platform.deployGood(application.id)
            try await eventually(within: .seconds(20), "the end of the secrets") {
                try await self.secrets(platform, application).isEmpty ? () : nil
            }
        }

        private func run(_ platform: Installation, _ arguments: [String]) async throws {
            let outcome = try await platform.roost(arguments)
            #expect(outcome.status == 0, "\(arguments) \(outcome)")
        }

        private func secrets(_ platform: Installation, _ application: ApplicationDetail) async throws -> [SwarmSecret] {
            try await platform.docker.secrets(.label("roost.application", application.id))
        }
    }
}
