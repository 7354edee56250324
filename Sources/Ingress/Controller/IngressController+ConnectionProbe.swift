import DockerEngine

extension IngressController {
    /// Opens a connection to each of the given tasks from the ingress, where users' connections come from.
    ///
    /// - Parameter route: The tasks, and the network in which they are reached.
    /// - Returns: One result for each address, in the order given.
    /// - Throws: ``IngressError`` when the ingress could not try, which says nothing of the tasks.
    package func probeConnection(_ route: ProbeRoute) async throws(IngressError) -> [ProbeResult] {
        try await prepareProbe(route)
        var results: [ProbeResult] = []
        for upstream in route.upstreams { results.append(try await connect(to: upstream)) }
        return results
    }

    private func connect(to upstream: String) async throws(IngressError) -> ProbeResult {
        guard let colon = upstream.lastIndex(of: ":") else { throw IngressError(.invalidRoute, "probe: not an address with a port") }
        let address = String(upstream[..<colon].filter { $0 != "[" && $0 != "]" })
        let port = String(upstream[upstream.index(after: colon)...])
        let command = ["/bin/busybox", "timeout", "3", "/bin/busybox", "nc", "-w", "2", address, port]
        do {
            let (id, output) = try await docker.exec(in: configuration.containerName, command: command)
            for try await _ in output {}
            let isAccepted = try await docker.execExitCode(id) == 0
            return ProbeResult(upstream: upstream, status: nil, isAccepted: isAccepted, failure: isAccepted ? nil : "no connection")
        } catch {
            throw IngressError(error, during: "probe of a connection")
        }
    }
}
