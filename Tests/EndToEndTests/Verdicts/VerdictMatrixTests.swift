import APIClient
import APIContract
import DockerEngine
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The verdict on bad versions", .width(8))
    struct VerdictMatrix {
        struct Cell: Sendable, CustomTestStringConvertible {
            let version: BadVersion
            let replicas: Int
            let order: APIContract.UpdateOrder

            var testDescription: String { "\(self.version.rawValue), \(self.replicas) × \(self.order.rawValue)" }

            static let all = BadVersion.allCases.flatMap { version in
                [1, 2].flatMap { replicas in
                    [APIContract.UpdateOrder.startFirst, .stopFirst].map { Cell(version: version, replicas: replicas, order: $0) }
                }
            }
        }

        @Test("it is named, in time, and the last good release serves", arguments: Cell.all)
        func verdict(cell: Cell) async throws {
            let platform = try Installation.shared
            let application = try await self.goodApplication(platform, cell)
            let host = try platform.host(of: application)
            let good = try #require(try await platform.client.application(application.id).value.liveRelease)
            let tasks = Set(try await platform.runningTasks(application).map(\.id))
            try await cell.version.spoil(application, platform)

            let load = try platform.load(on: host, clients: 1, rate: 5)
            let deployment = try await platform.deploy(application.id)
            let report = try await load.finish()

            #expect(deployment.status == cell.version.status, "\(failureText(deployment))")
            let failure = try #require(deployment.failure)
            #expect(failure.code == cell.version.code, "\(failureText(deployment))")
            #expect(cell.version.stages(replicas: cell.replicas).contains(failure.stage), "\(failureText(deployment))")
            try self.expectInTime(deployment, cell)

            if cell.order == .startFirst || cell.version.isRefusedBeforehand {
                // Where the tasks crash late, nothing may serve until the last good version is healthy again: requests wait for it.
                #expect(report.isServed(cell.version == .crashLate ? .whileRestored : .unnoticed), "\(report)")
            } else {
                // Its user chose that the old tasks end before the new ones start.
                #expect(report.good > 0)
            }
            #expect(try await platform.containerEnvironment(host)["VERSION"] == "good")
            let detail = try await platform.client.application(application.id).value
            #expect(detail.liveRelease == good && detail.tasks.running == cell.replicas)
            if cell.version.isRefusedBeforehand {
                #expect(Set(try await platform.runningTasks(application).map(\.id)) == tasks, "tasks were touched")
            } else {
                try await self.expectTold(deployment, cell, platform)
            }
            try await platform.client.deleteApplication(application.id)
        }

        @Test("a failing version over another failing one: both are named, the good one before them serves without a gap")
        func badOverBad() async throws {
            let platform = try Installation.shared
            let application = try await self.goodApplication(platform, Cell(version: .neverHealthy, replicas: 1, order: .startFirst))
            let host = try platform.host(of: application)
            let load = try platform.load(on: host, clients: 1, rate: 5)
            try await BadVersion.neverHealthy.spoil(application, platform)
            let first = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(first, .deploying)
            try await BadVersion.crashSoon.spoil(application, platform)
            let second = try await platform.client.deploy(application.id).value
            let firstEnd = try await platform.verdict(first)
            let secondEnd = try await platform.verdict(second)
            let report = try await load.finish()
            #expect(firstEnd.status == "rolled_back" && firstEnd.failure?.code == "unhealthy", "\(failureText(firstEnd))")
            #expect(secondEnd.status == "rolled_back" && secondEnd.failure?.code == "crashed", "\(failureText(secondEnd))")
            #expect(report.isServed(), "\(report)")
            #expect(try await platform.containerEnvironment(host)["VERSION"] == "good")
        }

        @Test("a failing version over a failing first one: both failed, nothing runs")
        func badOverNothing() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id, variables: ["BEHAVIOUR": "wrong-port"])
            let first = try await platform.deploy(application.id)
            #expect(first.status == "failed" && first.failure?.code == "unhealthy", "\(failureText(first))")
            try await BadVersion.exit0.spoil(application, platform)
            let second = try await platform.deploy(application.id)
            #expect(second.status == "failed" && second.failure?.code == "crashed", "\(failureText(second))")
            #expect(try await platform.client.application(application.id).value.liveRelease == nil)
            #expect(try await platform.runningTasks(application).isEmpty)
        }

        private func goodApplication(_ platform: Installation, _ cell: Cell) async throws -> ApplicationDetail {
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id,
                run: .brief(replicas: cell.replicas, order: cell.order), variables: ["VERSION": "good"])
            try await platform.deployGood(application.id)
            return application
        }

        private func expectInTime(_ deployment: DeploymentView, _ cell: Cell) throws {
            let start = try #require(deployment.startedAt)
            let took = try #require(deployment.finishedAt).timeIntervalSince(start)
            let bound = cell.version.isRefusedBeforehand ? 10 : Double(RunRequest.verdictBound.components.seconds)
            #expect(took <= bound, "it took \(took) s of \(bound): \(deployment.events.map { "\($0)" } ?? "")")
        }

        /// The command line names the task, its node, its exit status and its last lines.
        private func expectTold(_ deployment: DeploymentView, _ cell: Cell, _ platform: Installation) async throws {
            let task = try #require(deployment.failure?.task, "\(failureText(deployment))")
            #expect(task.node?.isEmpty == false)
            if let code = cell.version.exitCode { #expect(task.exitCode == code) }
            if let line = cell.version.lastLine { #expect(task.lastLines.contains { $0.contains(line) }, "\(task.lastLines)") }
            let show = try await platform.roost("deployments", "show", deployment.id)
            #expect(show.status == 0 && show.output.contains(task.id) && show.output.contains(task.node ?? "?"), "\(show)")
            if let line = cell.version.lastLine { #expect(show.output.contains(line), "\(show)") }
            if let code = cell.version.exitCode {
                // A line of its own, beside what the message says.
                let told = show.output.split(separator: "\n").compactMap { $0.wholeMatch(of: /\s*exit code\s+(\d+)\s*/)?.1 }
                #expect(told == ["\(code)"], "\(show)")
            }
        }
    }
}
