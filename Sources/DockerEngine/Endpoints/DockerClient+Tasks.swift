extension DockerClient {
    /// Tasks that match, ended ones included as long as the Swarm keeps them.
    public func tasks(_ filters: DockerFilters = [:]) async throws(DockerError) -> [SwarmTask] {
        try await call(DockerRequest(.get, "/tasks", query: try filters.query()))
    }

    /// A task by id.
    public func task(_ id: String) async throws(DockerError) -> SwarmTask {
        try await call(DockerRequest(.get, "/tasks/\(try DockerReference.object(id))"))
    }

    /// Output of one task, wherever it runs.
    public func taskLogs(_ id: String, options: LogOptions = LogOptions(), isTerminal: Bool = false) async throws(DockerError) -> DockerLogs
    {
        let path = "/tasks/\(try DockerReference.object(id))/logs"
        let body = try await open(DockerRequest(.get, path, query: options.query), through: streams)
        return DockerLogs(body: body, isRaw: isTerminal)
    }
}
