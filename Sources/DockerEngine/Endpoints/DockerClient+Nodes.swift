extension DockerClient {
    /// Nodes of the Swarm that match.
    public func nodes(_ filters: DockerFilters = [:]) async throws(DockerError) -> [SwarmNode] {
        try await call(DockerRequest(.get, "/nodes", query: try filters.query()))
    }

    /// A node by id or name.
    public func node(_ idOrName: String) async throws(DockerError) -> SwarmNode {
        try await call(DockerRequest(.get, "/nodes/\(try DockerReference.object(idOrName))"))
    }
}
