import DockerEngine
import Doctor
import Ingress
import TestSupport
import Testing

/// The check of the ingress against a real one.
@Suite(.timeLimit(.minutes(2))) struct DoctorIngressTests {
    private func faults(_ lab: IngressLab, _ routes: [IngressRoute]) async -> [String] {
        let report = await Doctor([IngressCheck(lab.controller) { routes }], bound: .seconds(20)).examine()
        return report.findings.filter { $0.verdict != .ok }.map { "\($0.subject) \($0.verdict)" }
    }

    @Test func `an ingress is looked at as it comes, gets routes and goes, and not changed by it`() async throws {
        try await IngressLab.with { lab in
            #expect(await self.faults(lab, []) == ["ingress.container warning"])
            #expect(try await lab.docker.client.containers(["name": [lab.configuration.containerName]], all: true).isEmpty)
            _ = try await lab.controller.apply(routes: [])
            #expect(await self.faults(lab, []) == [])
            let route = try IngressRoute(
                id: "a", host: "a.example.org", serviceName: "web", port: 80, networkName: "none-\(lab.docker.mark)")
            #expect(await self.faults(lab, [route]) == ["ingress.routes failed"])
            _ = try await lab.controller.apply(routes: [route])
            #expect(await self.faults(lab, [route]) == [])
            try await lab.docker.client.stopContainer(lab.configuration.containerName)
            #expect(await self.faults(lab, [route]) == ["ingress.container failed"])
        }
    }
}
