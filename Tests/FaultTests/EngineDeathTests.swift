import APIClient
import APIContract
import DockerEngine
import TestSupport
import Testing

@Suite("The engine dies", .width(2), .notingFailures, .timeLimit(.minutes(15)))
struct EngineDeath {
    @Test(
        "4 s into the update to a never healthy version: rolled_back, and the last good version serves within 60 s",
        arguments: ["KILL", "TERM"])
    func inBadUpdate(signal: String) async throws {
        try await withIsolatedEngine { engine in
            var settings = InstallationSettings()
            settings.dockerHost = engine.host
            settings.ingressAddress = ""
            settings.ingressHost = engine.address
            try await withInstallation(settings) { installation in
                let application = try await installation.goodApplication()
                let host = try installation.host(of: application)
                #expect(try await installation.ask(host).status == 200)
                try await installation.setVariables(["VERSION": "bad", "BEHAVIOUR": "never-healthy"], of: application.id)
                let deployment = try await installation.client.deploy(application.id).value
                try await eventually(within: .seconds(30), "the new task") {
                    try await installation.runningTasks(application).count > 1 ? () : nil
                }
                // The moment that this is about.
                try await ContinuousClock().sleep(for: .seconds(4))
                try await engine.kill(signal)
                try await eventually(within: .seconds(30), "the engine's end") {
                    (try? await installation.docker.info()) == nil ? () : nil
                }
                _ = try await eventually(within: .seconds(60), "the engine again") { try? await installation.docker.info() }
                let back = ContinuousClock.now
                try await eventually(within: .seconds(60), "the last good version") {
                    (try? await installation.containerEnvironment(host)["VERSION"]) == "good" ? () : nil
                }
                let end = try await installation.verdict(deployment, within: .seconds(120))
                #expect(end.status == "rolled_back" && ContinuousClock.now - back < .seconds(60), "\(failureText(end))")
                print("dockerd \(signal): rolled_back \(ContinuousClock.now - back) after it was back")
                #expect(try await installation.containerEnvironment(host)["VERSION"] == "good")
                try await installation.expectHistory(of: application)
            }
        }
    }
}
