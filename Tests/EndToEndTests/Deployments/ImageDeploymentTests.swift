import APIClient
import APIContract
import DockerEngine
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("An image as source")
    struct ImageDeployments {
        @Test("an image becomes a service that the ingress answers for by its host; an unknown host is 404")
        func imageBecomesService() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let image = try await SampleImage.app
            let application = try await platform.makeApplication(image: image, project: project.id, variables: ["VERSION": "1"])
            #expect(application.status == "never_deployed")
            let deployment = try await platform.deployGood(application.id)
            #expect(deployment.kind == "deploy" && deployment.releaseNumber == 1 && deployment.progress == 100)
            #expect(deployment.image?.contains("@sha256:") == true)

            let answer = try await platform.ask(try platform.host(of: application))
            #expect(answer.status == 200, "\(answer)")
            #expect(try await platform.ask("unknown-\(platform.server.mark).localhost").status == 404)

            let detail = try await platform.client.application(application.id).value
            #expect(detail.status == "running" && detail.liveRelease == 1)
            #expect(detail.tasks.running == 1 && detail.tasks.desired == 1)
            let service = try await platform.docker.service(application.serviceName)
            #expect(service.spec.taskTemplate.containerSpec?.labels["roost.deployment"] == deployment.id)
            #expect(service.spec.taskTemplate.containerSpec?.capabilityDrop == ["ALL"])
        }

        @Test("a host of the user's own is routed until it is removed")
        func customHost() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            try await platform.deployGood(application.id)
            let host = "\(Installation.slug("www")).example.com"
            #expect(try await platform.ask(host).status == 404)
            let domain = try await platform.client.createDomain(applicationID: application.id, DomainCreateRequest(host: host)).value
            try await eventually(within: .seconds(10), "an answer for \(host)") { try await platform.ask(host).status == 200 ? () : nil }
            try await platform.client.deleteDomain(domain.id, applicationID: application.id)
            try await eventually(within: .seconds(10), "no answer for \(host)") { try await platform.ask(host).status == 404 ? () : nil }
            #expect(try await platform.ask(try platform.host(of: application)).status == 200)
        }

        @Test("scale, stop, start and restart each end with a verdict that is true")
        func operations() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(image: try await SampleImage.app, project: project.id)
            let host = try platform.host(of: application)
            let reference = "\(project.slug)/\(application.slug)"
            try await platform.deployGood(application.id)

            let scale = try await platform.roost("scale", reference, "3")
            #expect(scale.status == 0, "\(scale)")
            let detail = try await platform.client.application(application.id).value
            #expect(detail.tasks.running == 3 && detail.tasks.desired == 3 && detail.liveRelease == 1)

            let stop = try await platform.roost("stop", reference)
            #expect(stop.status == 0, "\(stop)")
            #expect(try await platform.runningTasks(application).isEmpty)
            #expect(try await platform.client.application(application.id).value.status == "stopped")
            #expect(try await platform.ask(host).status >= 404)

            let start = try await platform.roost("start", reference)
            #expect(start.status == 0, "\(start)")
            let before = try await platform.runningTasks(application)
            #expect(before.count == 3)
            let again = try await platform.ask(host)
            #expect(again.status == 200, "\(again)")

            let restart = try await platform.roost("restart", reference)
            #expect(restart.status == 0, "\(restart)")
            let after = try await platform.runningTasks(application)
            #expect(after.count == 3 && Set(after.map(\.id)).isDisjoint(with: before.map(\.id)))
            let kinds = try await platform.client.deployments(applicationID: application.id).value.items.map(\.kind)
            #expect(kinds == ["restart", "start", "stop", "scale", "deploy"])
        }

        @Test("a deleted application's host is 404 and its service is gone")
        func deletion() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            let host = try platform.host(of: application)
            try await platform.deployGood(application.id)
            #expect(try await platform.ask(host).status == 200)
            try await platform.client.deleteApplication(application.id)
            try await eventually(within: .seconds(30), "the end of \(application.serviceName)") {
                let services = try await platform.docker.services(["name": [application.serviceName]])
                return services.isEmpty ? () : nil
            }
            try await eventually(within: .seconds(10), "404 for \(host)") { try await platform.ask(host).status == 404 ? () : nil }
            #expect(try await platform.call(.GET, "/api/applications/\(application.id)").status == 404)
        }
    }
}
