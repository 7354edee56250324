extension DockerClient {
    /// Asks whether the engine answers.
    public func ping() async throws(DockerError) {
        var request = DockerRequest(.get, "/_ping")
        request.isVersioned = false
        try await perform(request)
    }

    /// The engine's version and the API versions that it speaks.
    public func engineVersion() async throws(DockerError) -> DockerVersion {
        var request = DockerRequest(.get, "/version")
        request.isVersioned = false
        return try await call(request)
    }

    /// The engine, its machine and its place in a Swarm.
    public func info() async throws(DockerError) -> DockerInfo {
        try await call(DockerRequest(.get, "/info"))
    }

    /// What happens in the engine, and in the Swarm as far as this manager sees it, from a time on or from now on.
    ///
    /// The stream ends only with the engine, with `until`, or with the reading task.
    public func events(
        _ filters: DockerFilters = [:], since: DockerTimestamp? = nil, until: DockerTimestamp? = nil
    ) async throws(DockerError) -> DockerJSONStream<DockerEvent> {
        var query = try filters.query()
        if let since { query.append(("since", since.unixText)) }
        if let until { query.append(("until", until.unixText)) }
        return DockerJSONStream(body: try await open(DockerRequest(.get, "/events", query: query), through: streams))
    }
}
