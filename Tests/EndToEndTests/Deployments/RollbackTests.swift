import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Rollback")
    struct Rollbacks {
        @Test("after five releases, release 1 comes back with its image, its variables and its settings")
        func toTheFirst() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "one"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let host = try platform.host(of: application)
            let reference = "\(project.slug)/\(application.slug)"
            try await platform.setVariables(["COLOR": "red", "SHAPE": "round {{.Node.Hostname}}"], of: application.id)
            let first = try await platform.deployGood(application.id)

            try await repository.commit(["www/index.html": "two"])
            try await platform.deployGood(application.id)
            try await platform.setVariables(["COLOR": "blue", "EXTRA": "1"], of: application.id)
            try await platform.deployGood(application.id)
            _ = try await platform.client.updateApplication(
                application.id, ApplicationUpdateRequest(run: RunRequest(replicas: 2, limits: LimitsRequest(memoryMiB: 48))))
            try await platform.deployGood(application.id)
            try await repository.commit(["www/index.html": "three"])
            try await platform.setVariables(["COLOR": "green"], of: application.id)
            let fifth = try await platform.deployGood(application.id)
            #expect(fifth.releaseNumber == 5)
            #expect(try await platform.ask(host).text == "three")

            let load = try platform.load(on: host, clients: 2)
            let rollback = try await platform.roost("rollback", reference, "--to", "1")
            #expect(rollback.status == 0, "\(rollback)")
            let report = try await load.finish()
            #expect(report.isServed(atLeast: 10), "\(report)")

            #expect(try await platform.ask(host).text == "one")
            let environment = try await platform.containerEnvironment(host)
            #expect(environment["COLOR"] == "red" && environment["SHAPE"] == "round {{.Node.Hostname}}" && environment["EXTRA"] == nil)
            let service = try await platform.docker.service(application.serviceName)
            #expect(service.spec.mode == .replicated(1))
            #expect(service.spec.taskTemplate.resources?.limits?.memoryBytes == 32 << 20)
            #expect(service.spec.taskTemplate.containerSpec?.image == first.image)
            let newest = try #require(try await platform.client.deployments(applicationID: application.id, limit: 1).value.items.first)
            #expect(newest.kind == "rollback" && newest.releaseNumber == 1 && newest.parentId == fifth.id && newest.status == "succeeded")
            #expect(try await platform.client.application(application.id).value.liveRelease == 1)
        }

        /// The sample with a file that says what its build was told.
        private static func flavoured(_ text: String) throws -> [String: String] {
            var files = try SourceRepository.app("serve", text: text)
            files["Dockerfile"] = """
                FROM \(try labVariable("LAB_BASE_IMAGE"))
                ARG FLAVOUR
                ARG COLOR
                COPY www /www
                RUN echo "$FLAVOUR $COLOR" > /www/flavour
                COPY start behaviour /
                CMD ["/start"]

                """
            return files
        }

        private static func built(with flavour: String) -> ApplicationUpdateRequest {
            ApplicationUpdateRequest(build: BuildRequest(args: ["FLAVOUR": flavour]))
        }

        @Test("a release whose image is gone is built again as it was and says so; without its commit it fails, and what serves goes on")
        func rebuilt() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            let commit = try await repository.commit(try Self.flavoured("one"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let host = try platform.host(of: application)
            let reference = "\(project.slug)/\(application.slug)"
            func set(_ flavour: String, _ color: String) async throws {
                _ = try await platform.client.updateApplication(application.id, Self.built(with: flavour))
                _ = try await platform.client.replaceVariables(
                    application.id, [VariableUpdate(name: "COLOR", value: color, scope: .both)])
            }
            try await set("sweet", "red")
            let first = try await platform.deployGood(application.id)
            #expect(try await platform.ask(host, path: "/flavour").text == "sweet red\n")
            // What the application has by now is not what the release had.
            try await set("sour", "blue")
            try await repository.commit(["www/index.html": "two"])

            try await removeFromRegistry(try #require(first.image))
            let outcome = try await platform.roost("rollback", reference, "--commit", commit)
            #expect(outcome.status == 0, "\(outcome)")
            let note = "the image of release 1 is no longer in its registry: commit \(commit.prefix(12)) is built again"
            #expect(
                outcome.output.contains("cloning  (\(note))") && outcome.output.contains("the image of release 1 was gone"), "\(outcome)")
            #expect(try await platform.ask(host).text == "one")
            #expect(try await platform.ask(host, path: "/flavour").text == "sweet red\n")
            #expect(try await platform.containerEnvironment(host)["COLOR"] == "red")
            let newest = try #require(try await platform.client.deployments(applicationID: application.id, limit: 1).value.items.first)
            #expect(
                newest.kind == "rollback" && newest.rebuiltReleaseNumber == 1 && newest.releaseNumber == 2 && newest.commitSha == commit)
            #expect(newest.image != first.image && newest.branch == "main")
            let events = try #require(try await platform.client.deployment(newest.id).value.events)
            #expect(events.contains { $0.status == "building" } && events.filter { $0.note != nil }.map(\.note) == [note])
            let shown = try await platform.roost("deployments", "show", newest.id).output
            #expect(shown.contains("rebuilt") && shown.contains(note), "\(shown)")

            try await removeFromRegistry(try #require(newest.image))
            try await repository.replaceHistory()
            try await self.forgetMirror(of: repository, platform)
            let refused = try await platform.roost("rollback", reference, "--to", "2")
            #expect(refused.status == 2 && refused.output.contains("no_image"), "\(refused)")
            #expect(refused.output.contains("its commit is no longer in \(repository.url)"), "\(refused)")
            #expect(try await platform.ask(host).text == "one")
            #expect(try await platform.client.application(application.id).value.liveRelease == 2)
        }

        /// Removes the builder's copy of a repository, which would still have the commit.
        private func forgetMirror(of repository: SourceRepository, _ platform: Installation) async throws {
            let file = "\(repository.folder)/.git/address"
            try Data(repository.url.utf8).write(to: URL(filePath: file))
            let digest = try await runTool("/usr/bin/sha256sum", [file]).prefix { $0 != " " }
            let mirror = "\(platform.server.workFolder)/mirrors/\(digest)"
            #expect(FileManager.default.fileExists(atPath: mirror), "the mirror is elsewhere")
            try FileManager.default.removeItem(atPath: mirror)
        }
    }
}
