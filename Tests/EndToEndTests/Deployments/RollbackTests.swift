import APIClient
import APIContract
import DockerEngine
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
    }
}
