import AsyncHTTPClient
import DockerEngine
import Logging
import NIOCore
import NIOHTTP1

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
        try await prepareProbe(route)
        let secret = try probeSecret()
        let results = await withTaskGroup(of: (Int, ProbeResult).self) { group in
            for (index, upstream) in route.upstreams.enumerated() {
                group.addTask {
                    (index, await self.ask(upstream, secret: secret, host: host, path: path, acceptedStatuses: acceptedStatuses))
                }
            }
            var results: [(Int, ProbeResult)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
        if Task.isCancelled { throw IngressError(.cancelled, "probe of \(route.deploymentID)") }
        let failed = results.filter { !$0.isAccepted }
        if !failed.isEmpty {
            logger.debug("probe", metadata: ["deployment": "\(route.deploymentID)", "failed": "\(failed.map(\.upstream))"])
        }
        return results
    }

    /// Makes sure that the ingress runs, knows the secret and is in the network of the tasks, and stays there for a while.
    func prepareProbe(_ route: ProbeRoute) async throws(IngressError) {
        let isReady = (lingering[route.networkName] ?? .now) > .now
        lingering[route.networkName] = .now + configuration.lingering
        if isReady { return }
        do {
            try await oneAtATime { () async throws(IngressError) in
                try await self.runContainer()
                guard try await self.connect(route.networkName) else {
                    throw IngressError(.engine, "probe of \(route.deploymentID): there is no network \(route.networkName)")
                }
                try await self.loadProbeRoute()
            }
        } catch {
            lingering[route.networkName] = nil
            throw error
        }
    }

    /// Gives Caddy the way for probes when its configuration has none of this secret; the public routes stay as they are.
    private func loadProbeRoute() async throws(IngressError) {
        let secret = try probeSecret()
        let present = try await admin.configuration()
        if let complete = CaddyConfiguration.addingProbe(to: present, probeSecret: secret) {
            try await admin.load(complete)
        }
    }

    private nonisolated func ask(
        _ upstream: String, secret: String, host: String, path: String, acceptedStatuses: ClosedRange<Int>
    ) async -> ProbeResult {
        var request = HTTPClientRequest(url: configuration.probeBase + (path.hasPrefix("/") ? path : "/" + path))
        request.headers.add(name: "Host", value: host)
        request.headers.add(name: "User-Agent", value: "roost-probe")
        request.headers.add(name: CaddyConfiguration.probeHeader, value: "\(secret)-\(upstream)")
        do {
            let limit = TimeAmount.nanoseconds(DockerDuration(configuration.probeTimeout).nanoseconds)
            let status = Int(try await http.execute(request, timeout: limit).status.code)
            let isAccepted = acceptedStatuses.contains(status)
            return ProbeResult(upstream: upstream, status: status, isAccepted: isAccepted, failure: isAccepted ? nil : "status \(status)")
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout {
            return ProbeResult(
                upstream: upstream, status: nil, isAccepted: false, failure: "no answer within \(configuration.probeTimeout)")
        } catch {
            return ProbeResult(upstream: upstream, status: nil, isAccepted: false, failure: "\(error)")
        }
    }
}
