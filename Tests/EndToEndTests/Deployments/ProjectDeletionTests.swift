import APIClient
import APIContract
import DockerEngine
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The end of a project")
    struct ProjectDeletions {
        @Test("the network of a deleted project's environment goes, with the ingress' place in it")
        func network() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(image: try await SampleImage.app, project: project.id)
            try await platform.deployGood(application.id)
            let task = try #require(try await platform.runningTasks(application).first)
            let network = try #require(task.networkAttachments.first?.network.spec?.name)
            #expect(try await platform.docker.networks(["name": [network]]).map(\.name) == [network])
            #expect(try await platform.call(.DELETE, "/api/projects/\(project.id)").status == 409)
            #expect(try await platform.call(.DELETE, "/api/applications/\(application.id)").status == 204)
            #expect(try await platform.call(.DELETE, "/api/projects/\(project.id)").status == 204)
            try await eventually(within: .seconds(60), "the end of \(network)") {
                try await platform.docker.networks(["name": [network]]).isEmpty ? () : nil
            }
        }
    }
}
