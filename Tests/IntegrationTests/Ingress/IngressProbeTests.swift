import DockerEngine
import TestSupport
import Testing

@testable import Ingress

@Suite(.serialized, .timeLimit(.minutes(5))) struct IngressProbeTests {
    @Test("A probe reaches exactly the tasks named, without a public route and before any was applied")
    func exactTasks() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let service = try await lab.service("web", answering: "web", network: network, replicas: 2)
            let tasks = try await lab.docker.waitUntilRunning(service.id, tasks: 2)
            let addresses = tasks.flatMap { $0.networkAttachments.flatMap(\.hosts) }.map { "\($0):80" }
            try #require(addresses.count == 2)
            // Nothing listens on the second port of the first task.
            let silent = addresses[0].replacing(":80", with: ":81")
            let route = try ProbeRoute(deploymentID: "d1", upstreams: addresses + [silent], networkName: network)
            let results = try await lab.controller.probe(route, path: "/", acceptedStatuses: 200...399)
            #expect(results.map(\.upstream) == addresses + [silent])
            #expect(results.map(\.isAccepted) == [true, true, false])
            #expect(results.map(\.status) == [200, 200, nil])
            #expect(results[2].failure?.contains("connection refused") == true, "\(results[2])")
            let missing = try await lab.controller.probe(route, path: "/none", acceptedStatuses: 200...399)
            #expect(missing.map(\.status) == [404, 404, nil])
            #expect(missing[0].failure == "status 404")
            let lenient = try await lab.controller.probe(route, path: "/none", acceptedStatuses: 100...499)
            #expect(lenient.map(\.isAccepted) == [true, true, false])
        }
    }

    @Test("A header that claims to be a probe reaches nothing, and the real one never reaches an application")
    func header() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            // The script answers with the whole request that it got.
            let script =
                "while :; do nc -l -p 80 -e sh -c 'printf \"HTTP/1.0 200 OK\\r\\n\\r\\n\"; while read -r l && [ ${#l} -gt 1 ]; do echo \"$l\"; done'; done"
            let spec = lab.docker.serviceSpec("echo", command: ["sh", "-c", script], networks: [network])
            let id = try await lab.docker.client.createService(spec).id
            let task = try #require(try await lab.docker.waitUntilRunning(id).first)
            try await lab.controller.apply(routes: [try lab.route("a.example.org", to: spec, network: network)])
            let address = "\(try #require(task.networkAttachments.first?.hosts.first)):80"
            let secret = try await lab.controller.probeSecret()

            let name = CaddyConfiguration.probeHeader
            for value in [
                "", "x", "wrong-http-\(address)", "\(secret)-", "\(secret)-http-tasks.x:80", "\(secret)", "x\(secret)-http-\(address)",
                "\(secret)-\(address)", "\(secret)-http-\(address)/x",
            ] {
                #expect(try await lab.get("a.example.org", headers: [name: value]).status == 404, "header \(value.count)")
            }
            let plain = try await lab.get("a.example.org")
            #expect(plain.status == 200 && plain.text.lowercased().contains("host: a.example.org"))
            // The service takes one connection at a time and none between two; a probe does not try again.
            let probed = try await eventually(within: .seconds(60), "an answer to the probe") {
                let answer = try await lab.get(
                    "a.example.org", headers: [name: CaddyConfiguration.probeHeaderValue(.http, address, secret: secret)])
                return answer.status == 200 ? answer : nil
            }
            #expect(probed.text.lowercased().contains("host: a.example.org"))
            #expect(!probed.text.contains(secret) && !probed.text.lowercased().contains("x-roost-probe"))
            // Probes change no configuration, so they end nobody's connections.
            #expect(try await lab.controller.apply(routes: [try lab.route("a.example.org", to: spec, network: network)]) == IngressChange())
            let forged = try await lab.get("a.example.org", headers: ["X-Forwarded-For": "6.6.6.6", "X-Forwarded-Host": "evil"])
            #expect(!forged.text.contains("6.6.6.6") && !forged.text.contains("evil"))
        }
    }

    @Test("A connection is enough where no HTTP is spoken, and a port that refuses it is found out")
    func connections() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            // One server says nothing, the other something that is no HTTP.
            let script = "nc -ll -p 80 -e sleep 60 & exec nc -ll -p 90 -e echo hello"
            let spec = lab.docker.serviceSpec("tcp", command: ["sh", "-c", script], networks: [network])
            let id = try await lab.docker.client.createService(spec).id
            let task = try #require(try await lab.docker.waitUntilRunning(id).first)
            let host = try #require(task.networkAttachments.first?.hosts.first)
            let route = try ProbeRoute(deploymentID: "d1", upstreams: ["\(host):80", "\(host):90", "\(host):91"], networkName: network)
            let results = try await eventually(within: .seconds(60), "the servers listen") {
                let results = try await lab.controller.probeConnection(route)
                return results.prefix(2).allSatisfy(\.isAccepted) ? results : nil
            }
            #expect(results.map(\.isAccepted) == [true, true, false])
            #expect(results[2].failure?.contains("connection refused") == true, "\(results[2])")
        }
    }

    @Test("An ingress that cannot pass probes on is no verdict on the tasks, and the next probe repairs it")
    func ingressAway() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let address = try await lab.task("web", network: network)
            let route = try ProbeRoute(deploymentID: "d1", upstreams: [address], networkName: network)
            let probe = { try await lab.controller.probe(route, path: "/", acceptedStatuses: 100...599) }
            #expect(try await probe().map(\.status) == [200])
            // Its configuration is lost: 404 to everything, which these statuses would accept.
            try await lab.controller.admin.load(CaddyConfiguration.render(routes: [], probeSecret: "other", hold: .seconds(20)))
            await #expect { try await probe() } throws: { ($0 as? IngressError)?.code == .unreachable }
            #expect(try await probe().map(\.status) == [200])
            try await lab.docker.client.stopContainer(lab.configuration.containerName)
            await #expect { try await probe() } throws: { ($0 as? IngressError)?.code == .unreachable }
            let results = try await eventually(within: .seconds(60), "the ingress is back") { try? await probe() }
            #expect(results.map(\.status) == [200])
        }
    }

    @Test("An ingress that was made anew joins the networks of probes again, also those it had joined a moment ago")
    func madeAnew() async throws {
        try await IngressLab.with { lab in
            var routes: [ProbeRoute] = []
            for name in ["one", "two"] {
                let network = try await lab.network(name)
                let address = try await lab.task(name, network: network)
                routes.append(try ProbeRoute(deploymentID: name, upstreams: [address], networkName: network))
            }
            for route in routes {
                #expect(try await lab.controller.probe(route, path: "/", acceptedStatuses: 200...299).map(\.isAccepted) == [true])
            }
            try await lab.docker.client.removeContainer(lab.configuration.containerName, force: true)
            try await lab.controller.ensureRunning()
            for route in routes {
                let results = try await lab.controller.probe(route, path: "/", acceptedStatuses: 200...299)
                #expect(results.map(\.isAccepted) == [true], "\(results)")
            }
        }
    }

    @Test("Of several probes at once into a network that the ingress is not in yet, none begins before it is")
    func probesAtOnce() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let address = try await lab.task("web", network: network)
            let results = try await withThrowingTaskGroup(of: [ProbeResult].self) { group in
                for deployment in 0..<8 {
                    let route = try ProbeRoute(deploymentID: "d\(deployment)", upstreams: [address], networkName: network)
                    group.addTask { try await lab.controller.probe(route, path: "/", acceptedStatuses: 200...299) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(results.map(\.isAccepted) == Array(repeating: true, count: 8), "\(results)")
        }
    }

    @Test("A task that never answers is found out in time")
    func silentTask() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            // Takes connections and says nothing.
            let spec = lab.docker.serviceSpec("silent", command: ["nc", "-ll", "-p", "80", "-e", "sleep", "60"], networks: [network])
            let id = try await lab.docker.client.createService(spec).id
            let task = try #require(try await lab.docker.waitUntilRunning(id).first)
            let address = "\(try #require(task.networkAttachments.first?.hosts.first)):80"
            let route = try ProbeRoute(deploymentID: "d1", upstreams: [address], networkName: network)
            let failure = try await eventually(within: .seconds(60), "the server listens") {
                let result = try await lab.controller.probe(route, path: "/", acceptedStatuses: 100...599)[0]
                return result.failure?.contains("refused") == true ? nil : result
            }
            #expect(!failure.isAccepted && failure.status == nil)
            #expect(failure.failure?.contains("timeout") == true, "\(failure)")
        }
    }

    @Test("After a probe the network is kept for a while, then left by the next apply")
    func lingering() async throws {
        try await IngressLab.with { lab in
            let network = try await lab.network("one")
            let address = try await lab.task("web", network: network)
            let route = try ProbeRoute(deploymentID: "d1", upstreams: [address], networkName: network)
            var configuration = lab.configuration
            configuration.lingering = .seconds(3)
            let controller = try IngressController(docker: lab.docker.client, configuration: configuration, logger: lab.logger)
            #expect(try await controller.probe(route, path: "/", acceptedStatuses: 200...299).map(\.isAccepted) == [true])
            #expect(try await controller.attachedNetworks() == [network])
            _ = try await eventually(within: .seconds(60), "the ingress leaves") {
                try await controller.apply(routes: [])
                return try await controller.attachedNetworks().isEmpty ? () : nil
            }
            let gone = try ProbeRoute(deploymentID: "d1", upstreams: [address], networkName: "gone")
            await #expect { try await controller.probe(gone, path: "/", acceptedStatuses: 200...299) } throws: {
                ($0 as? IngressError)?.code == .engine
            }
        }
    }
}
