import AsyncHTTPClient
import DockerEngine
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import TestSupport

@testable import Ingress

/// An ingress of its own for one test, on a free port.
struct IngressLab: Sendable {
    let docker: DockerLab
    let configuration: IngressConfiguration
    let controller: IngressController
    let logger = Logger(label: "test.ingress")

    /// Lends an ingress and removes its container, network and folder afterwards.
    static func with<Result: Sendable>(
        logger: Logger = Logger(label: "test"), _ body: (IngressLab) async throws -> Result
    ) async throws -> Result {
        try await withDockerLab { lab in
            let ingress = try on(lab, port: try await freePort(), address: "127.0.0.1", logger: logger)
            do {
                let result = try await body(ingress)
                try await ingress.remove()
                return result
            } catch {
                try? await ingress.remove()
                throw error
            }
        }
    }

    /// An ingress on an engine, to be removed by the test.
    static func on(
        _ lab: DockerLab, port: Int, address: String, logger: Logger = Logger(label: "test")
    ) throws -> IngressLab {
        var configuration = IngressConfiguration(image: try Lab().ingressImage, stateDirectory: "/tmp/roost-ingress-\(lab.mark)")
        configuration.containerName = "ingress-\(lab.mark)"
        configuration.listenAddress = address
        configuration.httpPort = port
        configuration.probeURL = "http://\(address):\(port)"
        let controller = try IngressController(docker: lab.client, configuration: configuration, logger: logger)
        return IngressLab(docker: lab, configuration: configuration, controller: controller)
    }

    /// An environment's network.
    func network(_ name: String) async throws -> String {
        let name = "\(name)-\(docker.mark)"
        _ = try await docker.client.createNetwork(NetworkSpec(name: name, isAttachable: true, labels: docker.labels))
        return name
    }

    /// A running service that answers each request with a text.
    func service(_ name: String, answering text: String, network: String, replicas: Int = 1) async throws -> (spec: ServiceSpec, id: String)
    {
        let spec = Self.answering(text, docker.serviceSpec(name, command: [], networks: [network], replicas: replicas))
        let id = try await docker.client.createService(spec).id
        _ = try await docker.waitUntilRunning(id, tasks: replicas)
        return (spec, id)
    }

    /// Where the only task of a running service listens that answers each request with its name: `address:port`.
    func task(_ name: String, network: String) async throws -> String {
        let service = try await self.service(name, answering: name, network: network)
        let tasks = try await docker.waitUntilRunning(service.id)
        guard let address = tasks.first?.networkAttachments.first?.hosts.first else {
            throw DockerLabError(description: "the task of \(name) has no address")
        }
        return "\(address):80"
    }

    /// The same spec with a container that answers each request with a text, and is healthy once it does.
    static func answering(_ text: String, _ spec: ServiceSpec, port: Int = 80) -> ServiceSpec {
        var spec = spec
        let files = "mkdir -p /tmp/w/sub && echo \(text) | tee /tmp/w/index.html > /tmp/w/sub/index.html"
        let script = "\(files) && exec httpd -f -p \(port) -h /tmp/w"
        spec.taskTemplate.containerSpec?.args = ["sh", "-c", script]
        spec.taskTemplate.containerSpec?.initProcess = true
        spec.taskTemplate.containerSpec?.stopGracePeriod = .seconds(3)
        spec.taskTemplate.containerSpec?.healthcheck = HealthConfig(
            test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:\(port)/"], interval: .milliseconds(500), timeout: .seconds(3),
            retries: 5)
        spec.updateConfig = UpdateConfig(failureAction: .rollback, monitor: .seconds(2), order: .startFirst)
        return spec
    }

    func route(_ host: String, path: String = "/", to spec: ServiceSpec, network: String) throws -> IngressRoute {
        try IngressRoute(id: "\(host)\(path)", host: host, path: path, serviceName: spec.name, port: 80, networkName: network)
    }

    /// Asks the ingress as a user would.
    ///
    /// - Parameter timeout: how long to wait for the answer; nil is longer than the ingress itself lets a request wait.
    func get(
        _ host: String, path: String = "/", headers: [String: String] = [:], timeout: Duration? = nil
    ) async throws -> (status: Int, text: String) {
        var request = HTTPClientRequest(url: configuration.probeBase + path)
        request.headers.add(name: "Host", value: host)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(
            request, timeout: TimeAmount(timeout ?? configuration.holdTime + .seconds(10)))
        let body = try await response.body.collect(upTo: 1 << 20)
        return (Int(response.status.code), String(decoding: body.readableBytesView, as: UTF8.self).filter { $0 != "\n" })
    }

    /// Waits until the ingress answers with a status; the one after a start of the container may take a moment.
    func waitUntil(_ host: String, answers status: Int, within bound: Duration = .seconds(90)) async throws {
        var last = "nothing"
        do {
            try await eventually(within: bound, "\(host) answers \(status); the last answer: \(last)") {
                do {
                    let answer = try await get(host, timeout: .seconds(10))
                    last = "\(answer.status)"
                    return answer.status == status ? () : nil
                } catch {
                    last = "\(error)"
                    return nil
                }
            }
        } catch {
            let state = try? await self.state
            let ingress = state.map { "\($0.status.rawValue) since \($0.startedAt), error \"\($0.error)\"" } ?? "not to be found"
            throw DockerLabError(description: "\(error); the ingress: \(ingress)")
        }
    }

    /// What the engine says of the container.
    var state: ContainerState {
        get async throws { try await docker.client.container(configuration.containerName).state }
    }

    /// Stops the container and makes each start of it fail: an overlay that it is in goes, with the service there.
    func stopAndRemoveNetwork(_ name: String, of service: String) async throws {
        try await docker.client.stopContainer(configuration.containerName, grace: .seconds(5))
        try await docker.client.removeService(service)
        // The engine keeps it for as long as a task is in it.
        try await eventually(within: .seconds(60), "the end of \(name)") {
            try? await docker.client.removeNetwork(name)
            return try await docker.client.networks(["name": [name]]).isEmpty ? () : nil
        }
    }

    /// Removes the container, its network and its folder.
    func remove() async throws {
        do {
            try await docker.client.removeContainer(configuration.containerName, force: true)
        } catch let error where error.code == .notFound {
        }
        do {
            try await docker.client.removeNetwork(configuration.containerName)
        } catch let error where error.code == .notFound {
        }
        try FileManager.default.removeItem(atPath: configuration.stateDirectory)
    }
}
