import APIClient
import APIContract
import DockerEngine
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The programs of `ops/examples`, which know nothing but the API's own description.
    @Suite("A client made from the description of the API")
    struct ExampleClients {
        enum Client: String, CaseIterable, Sendable {
            case python = "client.py"
            case shell = "client.sh"
        }

        private static func run(
            _ client: Client, _ arguments: [String], url: String? = nil, on platform: Installation
        ) async throws -> CommandOutcome {
            try await runCommand(
                "\(packageRoot)/ops/examples/\(client.rawValue)", arguments,
                environment: [
                    "PATH": "/usr/bin:/bin", "HOME": platform.server.folder + "/home", "ROOST_URL": url ?? platform.server.url,
                    "ROOST_TOKEN": platform.token,
                ], within: .seconds(180))
        }

        /// What it prints where it is done.
        private static func output(_ client: Client, _ arguments: String..., on platform: Installation) async throws -> String {
            let outcome = try await self.run(client, arguments, on: platform)
            guard outcome.status == 0 else { throw DockerLabError(description: "\(client) \(arguments): \(outcome)") }
            return outcome.output
        }

        @Test("creates an application, deploys two versions of it, goes back to the first and deletes it", arguments: Client.allCases)
        func lifecycle(client: Client) async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let image = try await SampleImage.app
            #expect(try await Self.output(client, "projects", on: platform).contains("\(project.id) \(project.slug)\n"))
            let id = try await Self.output(client, "create", project.id, "web", image, "8080", on: platform)
                .trimmingCharacters(in: .newlines)
            // The checks of the product's own settings take longer than a test may.
            _ = try await platform.client.updateApplication(id, ApplicationUpdateRequest(run: .brief()))
            let application = try await platform.client.application(id).value
            let host = try platform.host(of: application)

            let first = try await Self.output(client, "deploy", id, on: platform)
            #expect(first.hasPrefix("deployment 1 ") && first.hasSuffix("deployment 1 succeeded\n"), "\(first)")
            let good = try #require(try await platform.client.deployments(applicationID: id).value.items.first?.image)
            _ = try await Self.output(client, "image", id, try await SampleImage.second, on: platform)
            #expect(try await Self.output(client, "deploy", id, on: platform).hasSuffix("deployment 2 succeeded\n"))
            #expect(try await platform.client.deployments(applicationID: id, limit: 1).value.items.first?.image != good)
            #expect(try await Self.output(client, "rollback", id, on: platform).hasSuffix("deployment 3 succeeded\n"))
            #expect(try await platform.client.application(id).value.liveRelease == 1)
            #expect(try await platform.docker.service(application.serviceName).spec.taskTemplate.containerSpec?.image == good)
            #expect(try await platform.ask(host).status == 200)

            #expect(try await Self.output(client, "delete", id, on: platform).isEmpty)
            try await eventually(within: .seconds(10), "404 for \(host)") { try await platform.ask(host).status == 404 ? () : nil }
            let refused = try await Self.run(client, ["deploy", id], on: platform)
            #expect(refused.status == 1 && refused.errors.hasPrefix("client: 404 not_found: "), "\(refused)")
        }

        @Test("reads 250 deployments page by page while new ones arrive: none is missing, none comes twice")
        func pages() async throws {
            let platform = try Installation.shared
            // An image that is not there: its deployments end without a container.
            let application = try await platform.makeApplication(
                image: "\(platform.server.registry)/roost-tests/absent:1", project: try await platform.makeProject().id)
            for _ in 0..<250 { _ = try await platform.client.deploy(application.id) }
            let isRead = EventRecorder<Bool>()
            async let arrivals = Self.deploy(application.id, on: platform, until: isRead)
            async let python = Self.output(.python, "deployments", application.id, "10", on: platform)
            async let shell = Self.output(.shell, "deployments", application.id, "10", on: platform)
            let outputs: [String]
            do {
                outputs = [try await python, try await shell]
            } catch {
                isRead.record(true)
                throw error
            }
            isRead.record(true)
            #expect(try await arrivals >= 10, "nothing arrived meanwhile")
            for output in outputs {
                let rows = output.split(separator: "\n").map { $0.split(separator: " ") }
                let numbers = rows.compactMap { $0.first.flatMap { Int($0) } }
                let newest = try #require(numbers.first)
                #expect(newest >= 250 && numbers == Array((1...newest).reversed()), "\(output)")
                #expect(Set(rows.compactMap { $0.dropFirst().first }).count == newest)
            }
        }

        /// Accepts deployments one after the other, and returns how many there were.
        private static func deploy(_ application: String, on platform: Installation, until end: EventRecorder<Bool>) async throws -> Int {
            var count = 0
            while end.events.isEmpty {
                _ = try await platform.client.deploy(application)
                count += 1
            }
            return count
        }

        @Test("says what was refused without steering a terminal, and that nothing answers", arguments: Client.allCases)
        func refusals(client: Client) async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let refused = try await Self.run(client, ["create", project.id, "\u{1B}[2J\u{9B}x", "image:1"], on: platform)
            #expect(
                refused.status == 1 && refused.errors.contains("422 validation_failed") && refused.errors.contains("  slug "), "\(refused)")
            #expect(refused.errors.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) })
            let misused = try await Self.run(client, ["create"], on: platform)
            #expect(misused.status == 1 && misused.errors.contains("ROOST_URL"), "\(misused)")
            let unreachable = try await Self.run(client, ["projects"], url: "http://127.0.0.1:\(try await freePort())", on: platform)
            #expect(unreachable.status == 6, "\(unreachable)")
        }
    }
}
