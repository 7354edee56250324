extension DockerClient {
    /// Containers of this node that match; with `all` also those that do not run.
    public func containers(_ filters: DockerFilters = [:], all: Bool = false) async throws(DockerError) -> [ContainerSummary] {
        try await call(DockerRequest(.get, "/containers/json", query: [("all", all ? "1" : "0")] + (try filters.query())))
    }

    /// A container of this node by id or name.
    public func container(_ idOrName: String) async throws(DockerError) -> ContainerInspection {
        try await call(DockerRequest(.get, "/containers/\(try DockerReference.object(idOrName))/json"))
    }

    /// Creates a container; it does not run yet.
    ///
    /// - Throws: ``DockerError/Code/conflict`` when the name is taken, ``DockerError/Code/notFound`` when the image is not here.
    public func createContainer(_ specification: ContainerSpecification, name: String? = nil) async throws(DockerError) -> ContainerCreation
    {
        let query = try name.map { (name) throws(DockerError) in [("name", try DockerReference.object(name))] } ?? []
        return try await call(try DockerRequest(.post, "/containers/create", query: query, json: specification))
    }

    /// Starts a container; one that runs already is left alone.
    public func startContainer(_ idOrName: String) async throws(DockerError) {
        try await perform(DockerRequest(.post, "/containers/\(try DockerReference.object(idOrName))/start"))
    }

    /// Asks a container to end, and ends it when the grace (whole seconds) is over; one that does not run is left alone.
    public func stopContainer(_ idOrName: String, grace: Duration = .seconds(10)) async throws(DockerError) {
        let seconds = max(0, grace.components.seconds)
        let request = DockerRequest(.post, "/containers/\(try DockerReference.object(idOrName))/stop", query: [("t", String(seconds))])
        try await perform(request, timeout: configuration.requestTimeout + .seconds(seconds))
    }

    /// Restarts a container.
    public func restartContainer(_ idOrName: String, grace: Duration = .seconds(10)) async throws(DockerError) {
        let seconds = max(0, grace.components.seconds)
        let request = DockerRequest(.post, "/containers/\(try DockerReference.object(idOrName))/restart", query: [("t", String(seconds))])
        try await perform(request, timeout: configuration.requestTimeout + .seconds(seconds))
    }

    /// Sends a container a signal.
    ///
    /// - Throws: ``DockerError/Code/conflict`` when it does not run.
    public func killContainer(_ idOrName: String, signal: String = "SIGKILL") async throws(DockerError) {
        try await perform(DockerRequest(.post, "/containers/\(try DockerReference.object(idOrName))/kill", query: [("signal", signal)]))
    }

    /// Removes a container; with `force` also one that runs, with `volumes` its unnamed volumes as well.
    public func removeContainer(_ idOrName: String, force: Bool = false, volumes: Bool = false) async throws(DockerError) {
        let query = [("force", force ? "1" : "0"), ("v", volumes ? "1" : "0")]
        try await perform(DockerRequest(.delete, "/containers/\(try DockerReference.object(idOrName))", query: query))
    }

    /// Waits until a container has ended.
    ///
    /// - Parameters:
    ///   - idOrName: The container.
    ///   - limit: Longest time to wait.
    /// - Throws: ``DockerError/Code/timeout`` when it still runs then.
    public func waitContainer(_ idOrName: String, limit: Duration) async throws(DockerError) -> ContainerExit {
        let request = DockerRequest(
            .post, "/containers/\(try DockerReference.object(idOrName))/wait", query: [("condition", "not-running")])
        return try await call(request, timeout: limit)
    }

    /// Output of a container of this node.
    ///
    /// - Parameters:
    ///   - idOrName: The container.
    ///   - options: What to send.
    ///   - isTerminal: Whether it has a terminal; nil asks the engine.
    public func containerLogs(
        _ idOrName: String, options: LogOptions = LogOptions(), isTerminal: Bool? = nil
    ) async throws(DockerError) -> DockerLogs {
        let name = try DockerReference.object(idOrName)
        let isRaw: Bool
        if let isTerminal { isRaw = isTerminal } else { isRaw = try await container(name).config.tty }
        let body = try await open(DockerRequest(.get, "/containers/\(name)/logs", query: options.query), through: streams)
        return DockerLogs(body: body, isRaw: isRaw)
    }

    /// One sample of a container's use of resources; the engine takes a second for it, to fill in the previous sample.
    public func stats(_ idOrName: String) async throws(DockerError) -> ContainerStats {
        try await call(DockerRequest(.get, "/containers/\(try DockerReference.object(idOrName))/stats", query: [("stream", "0")]))
    }

    /// A sample of a container's use of resources each second, as long as it runs.
    public func statsStream(_ idOrName: String) async throws(DockerError) -> DockerJSONStream<ContainerStats> {
        let request = DockerRequest(.get, "/containers/\(try DockerReference.object(idOrName))/stats", query: [("stream", "1")])
        return DockerJSONStream(body: try await open(request, through: streams))
    }
}
