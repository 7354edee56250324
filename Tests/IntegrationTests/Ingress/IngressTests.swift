import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

@testable import Ingress

@Suite(.serialized, .timeLimit(.minutes(5))) struct IngressTests {
    @Test("Hosts and paths lead to services of two networks, and an unknown host leads nowhere")
    func routes() async throws {
        try await IngressLab.with { lab in
            let (one, two) = (try await lab.network("one"), try await lab.network("two"))
            let web = try await lab.service("web", answering: "web", network: one)
            let sub = try await lab.service("sub", answering: "sub", network: two)
            let routes = [
                try lab.route("a.example.org", to: web.spec, network: one),
                try lab.route("a.example.org", path: "/sub", to: sub.spec, network: two),
                try lab.route("b.example.org", to: sub.spec, network: two),
            ]
            let change = try await lab.controller.apply(routes: routes)
            #expect(change.isLoaded && change.joined == [one, two].sorted() && change.missing == [])
            #expect(try await lab.get("a.example.org") == (200, "web"))
            #expect(try await lab.get("a.example.org", path: "/sub/") == (200, "sub"))
            #expect(try await lab.get("a.example.org", path: "/subway").text != "sub")
            #expect(try await lab.get("b.example.org") == (200, "sub"))
            #expect(try await lab.get("c.example.org").status == 404)

            #expect(try await lab.controller.apply(routes: routes) == IngressChange())
            let left = try await lab.controller.apply(routes: [routes[2]])
            #expect(left.isLoaded && left.left == [one])
            #expect(try await lab.get("a.example.org").status == 404)
            #expect(try await lab.get("b.example.org") == (200, "sub"))
        }
    }

    @Test("A route through a network that does not exist harms no other")
    func missingNetwork() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let web = try await lab.service("web", answering: "web", network: network)
            let change = try await lab.controller.apply(routes: [
                try lab.route("a.example.org", to: web.spec, network: network),
                try lab.route("b.example.org", to: web.spec, network: "gone"),
            ])
            #expect(change.missing == ["gone"])
            #expect(try await lab.get("a.example.org") == (200, "web"))
        }
    }

    @Test("A restarted container routes again by itself, and a lost configuration or container comes back with the next apply")
    func restarts() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let web = try await lab.service("web", answering: "web", network: network)
            let routes = [try lab.route("a.example.org", to: web.spec, network: network)]
            try await lab.controller.apply(routes: routes)
            try await lab.docker.client.restartContainer(lab.configuration.containerName)
            try await lab.waitUntil("a.example.org", answers: 200)
            #expect(try await lab.controller.apply(routes: routes) == IngressChange())

            try await lab.controller.admin.load([
                "admin": CaddyConfiguration.render(routes: [], probeSecret: "x", hold: .seconds(20))["admin"]
            ])
            await #expect(throws: (any Error).self) { try await lab.get("a.example.org", timeout: .seconds(10)) }
            #expect(try await lab.controller.apply(routes: routes).isLoaded)
            #expect(try await lab.get("a.example.org") == (200, "web"))

            try await lab.docker.client.removeContainer(lab.configuration.containerName, force: true)
            #expect(try await lab.controller.apply(routes: routes).joined == [network])
            try await lab.waitUntil("a.example.org", answers: 200)
        }
    }

    @Test("Other settings make the container anew, the same ones leave it alone, and it has no rights that it does not need")
    func settings() async throws {
        try await IngressLab.with { lab in
            try await lab.controller.ensureRunning()
            let client = lab.docker.client
            let first = try await client.container(lab.configuration.containerName)
            try await lab.controller.ensureRunning()
            #expect(try await client.container(lab.configuration.containerName).id == first.id)
            #expect(first.hostConfig.capAdd == ["NET_BIND_SERVICE"] || first.hostConfig.capAdd == ["CAP_NET_BIND_SERVICE"])
            #expect(first.hostConfig.capDrop == ["ALL"] && first.hostConfig.readonlyRootfs)
            #expect(first.networkSettings.ports.filter { $0.value != nil }.keys.sorted() == ["80/tcp"])
            let attributes = try FileManager.default.attributesOfItem(atPath: lab.configuration.stateDirectory)
            #expect("\(attributes[.posixPermissions] ?? 0)" == "\(0o700)")
            var other = lab.configuration
            other.listenAddress = "127.0.0.2"
            let controller = try IngressController(docker: client, configuration: other, logger: lab.logger)
            try await controller.ensureRunning()
            #expect(try await client.container(lab.configuration.containerName).id != first.id)
        }
    }

    @Test("A tenant's container reaches port 80 of the ingress and nothing else of it")
    func closedToTenants() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let web = try await lab.service("web", answering: "web", network: network)
            try await lab.controller.apply(routes: [try lab.route("a.example.org", to: web.spec, network: network)])
            let container = try await lab.docker.client.container(lab.configuration.containerName)
            let address = try #require(container.networkSettings.networks[network]?.ipAddress)
            let tenant = try await lab.docker.start(DockerLab.idle, network: network)
            for (port, code) in [(80, 0), (2019, 1), (443, 1)] {
                let (exec, output) = try await lab.docker.client.exec(
                    in: tenant, command: ["nc", "-w", "3", address, "\(port)", "-e", "true"])
                for try await _ in output {}
                let exit = try await eventually(within: .seconds(60), "the exit code") { try await lab.docker.client.execExitCode(exec) }
                #expect(exit == code, "port \(port)")
            }
        }
    }
}
