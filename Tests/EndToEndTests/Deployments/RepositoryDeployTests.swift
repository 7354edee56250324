import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("A git URL in one call")
    struct RepositoryDeploys {
        @Test("its project and its application are made, built and served, and the same again changes no task")
        func url() async throws {
            let platform = try Installation.shared
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "in one call"))
            let project = Installation.slug("project")
            let other = try await platform.makeTeam(Installation.slug("team"))
            let arguments = ["deploy", repository.url, "--name", "site", "--set", "GREETING=hello", "--project"]
            let unclear = try await platform.roost(arguments + [project])
            #expect(unclear.status == 1 && unclear.errors.contains("--project TEAM/\(project)"), "\(unclear) with \(other.slug)")

            let named = arguments + ["\(platform.username)/\(project)"]
            let first = try await platform.roost(named)
            #expect(first.status == 0 && first.output.contains("application \(project)/site"), "\(first)")
            let found = try #require(try await platform.client.projects().value.items.first { $0.slug == project })
            let listed = try #require(try await platform.client.applications(projectID: found.id).value.items.first)
            let application = try await platform.client.application(listed.id).value
            #expect(first.output.contains(try #require(application.url)), "\(first)")
            let host = try platform.host(of: application)
            #expect(try await platform.ask(host).text == "in one call")
            #expect(try await platform.containerEnvironment(host)["GREETING"] == "hello")

            let task = try await platform.runningTasks(application).map(\.id)
            let again = try await platform.roost(named)
            #expect(again.status == 0, "\(again)")
            #expect(try await platform.runningTasks(application).map(\.id) == task)
            #expect(try await platform.client.applications(projectID: found.id).value.items.count == 1)
        }

        @Test("without a branch it is the one that the repository's HEAD names, which the application keeps from then on")
        func defaultBranch() async throws {
            let platform = try Installation.shared
            let repository = try await SourceRepository(in: platform.server.folder)
            let commit = try await repository.commit(try SourceRepository.app("serve", text: "of trunk"), branch: "trunk")
            try await repository.setHead("trunk")
            let project = try await platform.makeProject()
            let request = RepositoryDeployRequest(gitUrl: repository.url, projectId: project.id, slug: "site")
            let made = try await platform.client.deployRepository(request).value
            let deployment = try await platform.verdict(try await platform.client.deployment(made.deploymentId).value)
            #expect(deployment.status == "succeeded", "\(failureText(deployment))")
            #expect(deployment.branch == "trunk" && deployment.commitSha == commit)
            let application = try await platform.client.application(made.applicationId).value
            #expect(application.source.branch == "trunk")
            #expect(try await platform.ask(try platform.host(of: application)).text == "of trunk")
            #expect(try await !platform.client.plan(made.applicationId).value.changes)

            try await repository.commit(["www/index.html": "of another"], branch: "another")
            try await repository.setHead("another")
            let place = ["--project", "\(platform.username)/\(project.slug)", "--name", "site"]
            let again = try await platform.roost(["deploy", repository.url] + place)
            #expect(again.status == 0, "\(again)")
            #expect(try await platform.client.application(made.applicationId).value.source.branch == "trunk")
            #expect(try await platform.ask(try platform.host(of: application)).text == "of trunk")
        }
    }
}
