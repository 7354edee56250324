import AsyncHTTPClient
import DockerEngine
import Logging
import NIOCore
import NIOHTTP1
import Telemetry

extension IngressController {
    /// Sends one GET to each of the given tasks, the way users' requests go, and says what each answered.
    ///
    /// - Parameters:
    ///   - route: The tasks, and the network in which they are reached.
    ///   - host: Host name to ask for; applications may refuse hosts that they do not know.
    ///   - path: Path to ask for, with its query.
    ///   - acceptedStatuses: Statuses that count as an answer.
    /// - Returns: One result for each address, in the order given.
    /// - Throws: ``IngressError`` when the probes could not be sent at all, which says nothing of the tasks.
    package func probe(
        _ route: ProbeRoute, host: String = "localhost", path: String, acceptedStatuses: ClosedRange<Int>
    ) async throws(IngressError) -> [ProbeResult] {
        try await ask(route) { (secret, upstream) async throws(IngressError) in
            let answer = try await self.get(upstream, .http, secret: secret, host: host, path: path)
            let isAccepted = answer.status.map(acceptedStatuses.contains) ?? false
            let failure = isAccepted ? nil : answer.failure ?? "status \(answer.status ?? 0)"
            return ProbeResult(upstream: upstream, status: answer.status, isAccepted: isAccepted, failure: failure)
        }
    }

    /// Makes one connection from the ingress to each of the given tasks; what they say on it does not matter.
    ///
    /// - Returns: One result for each address, in the order given.
    /// - Throws: ``IngressError`` when the probes could not be sent at all, which says nothing of the tasks.
    package func probeConnection(_ route: ProbeRoute) async throws(IngressError) -> [ProbeResult] {
        try await ask(route) { (secret, upstream) async throws(IngressError) in
            let answer = try await self.get(upstream, .tcp, secret: secret, host: "localhost", path: "/")
            // Every failure of Caddy's but this one happens on a connection that was accepted.
            let isRefused = answer.failure?.contains("dial tcp") ?? false
            return ProbeResult(upstream: upstream, status: nil, isAccepted: !isRefused, failure: isRefused ? answer.failure : nil)
        }
    }

    /// Asks all tasks at the same time.
    private func ask(
        _ route: ProbeRoute,
        _ question: @escaping @Sendable (_ secret: String, _ upstream: String) async throws(IngressError) -> ProbeResult
    ) async throws(IngressError) -> [ProbeResult] {
        try await prepareProbe(route)
        let secret = try probeSecret()
        do {
            let results = try await withThrowingTaskGroup(of: (Int, ProbeResult).self) { group in
                for (index, upstream) in route.upstreams.enumerated() {
                    group.addTask { (index, try await question(secret, upstream)) }
                }
                var results: [(Int, ProbeResult)] = []
                for try await result in group { results.append(result) }
                return results.sorted { $0.0 < $1.0 }.map(\.1)
            }
            let failed = results.filter { !$0.isAccepted }
            if !failed.isEmpty {
                logger.debug("probe", metadata: ["deployment": "\(route.deploymentID)", "failed": "\(failed.map(\.upstream))"])
            }
            return results
        } catch {
            // Whatever was prepared is no longer so; the next probe starts from the beginning.
            lingering[route.networkName] = nil
            throw error as? IngressError ?? IngressError(.cancelled, "probe of \(route.deploymentID)")
        }
    }

    /// Makes sure that the ingress runs, knows the secret and is in the network of the tasks, and stays there for a while.
    func prepareProbe(_ route: ProbeRoute) async throws(IngressError) {
        if lingers(in: route.networkName) { return }
        try await oneAtATime { () async throws(IngressError) in
            // Another probe of the same network may have done it meanwhile.
            if self.lingers(in: route.networkName) { return }
            try await self.runContainer()
            guard try await self.connect(route.networkName) else {
                throw IngressError(.engine, "probe of \(route.deploymentID): there is no network \(route.networkName)")
            }
            try await self.loadProbeRoute()
            self.lingering[route.networkName] = .now + self.configuration.lingering
        }
    }

    /// Whether the ingress is in a network for probes; if so, it stays there for a while longer.
    private func lingers(in network: String) -> Bool {
        guard let end = lingering[network], end > .now else { return false }
        lingering[network] = .now + configuration.lingering
        return true
    }

    /// Gives Caddy the way for probes when its configuration has none of this secret; the public routes stay as they are.
    private func loadProbeRoute() async throws(IngressError) {
        let secret = try probeSecret()
        let present = try await admin.configuration()
        if let complete = CaddyConfiguration.addingProbe(to: present, probeSecret: secret, hold: configuration.holdTime) {
            try await admin.load(complete)
        }
    }

    private nonisolated func get(
        _ upstream: String, _ kind: ProbeKind, secret: String, host: String, path: String
    ) async throws(IngressError) -> ProbeAnswer {
        var request = HTTPClientRequest(url: configuration.probeBase + (path.hasPrefix("/") ? path : "/" + path))
        request.headers.add(name: "Host", value: host)
        request.headers.add(name: "User-Agent", value: "roost-probe")
        // The application's own log can then tell whose probe it answered.
        if let traceparent = TraceContext.traceparent { request.headers.add(name: "traceparent", value: traceparent) }
        // A connection kept from before a change of Caddy's configuration would be one that Caddy has closed.
        request.headers.add(name: "Connection", value: "close")
        request.headers.add(
            name: CaddyConfiguration.probeHeader, value: CaddyConfiguration.probeHeaderValue(kind, upstream, secret: secret))
        do {
            let response = try await http.execute(request, timeout: Self.probeLimit)
            if response.headers.contains(name: CaddyConfiguration.failureHeader) {
                let words = try await response.body.collect(upTo: 4096)
                return ProbeAnswer(failure: String(decoding: words.readableBytesView, as: UTF8.self))
            }
            guard response.headers.contains(name: CaddyConfiguration.answerHeader) else {
                throw IngressError(.unreachable, "the ingress does not pass probes on (status \(response.status.code))")
            }
            return ProbeAnswer(status: Int(response.status.code))
        } catch let error as IngressError {
            throw error
        } catch is CancellationError {
            throw IngressError(.cancelled, "probe")
        } catch {
            // Caddy itself gives up earlier and says so: what fails here is the way to Caddy.
            throw IngressError(.unreachable, "the ingress does not answer probes: \(error)")
        }
    }

    /// A little more than Caddy takes for a connection and an answer.
    private static let probeLimit: TimeAmount = .seconds(7)
}

/// What came back for a probe: a status of the task, or Caddy's words for why there is none.
private struct ProbeAnswer {
    var status: Int?
    var failure: String?
}
