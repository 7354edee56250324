extension DockerClient {
    /// Networks that match, without their containers.
    public func networks(_ filters: DockerFilters = [:]) async throws(DockerError) -> [DockerNetwork] {
        try await call(DockerRequest(.get, "/networks", query: try filters.query()))
    }

    /// A network by id or name, with its containers on this node.
    public func network(_ idOrName: String) async throws(DockerError) -> DockerNetwork {
        try await call(DockerRequest(.get, "/networks/\(try DockerReference.object(idOrName))"))
    }

    /// Creates a network.
    ///
    /// - Returns: Its id.
    /// - Throws: ``DockerError/Code/conflict`` when the name is taken.
    public func createNetwork(_ spec: NetworkSpec) async throws(DockerError) -> String {
        let answer: NetworkCreation = try await call(try DockerRequest(.post, "/networks/create", json: spec))
        return answer.id
    }

    /// Removes a network that nothing uses.
    public func removeNetwork(_ idOrName: String) async throws(DockerError) {
        try await perform(DockerRequest(.delete, "/networks/\(try DockerReference.object(idOrName))"))
    }

    /// Connects a container to a network.
    ///
    /// - Throws: ``DockerError/Code/conflict`` when it is in that network already.
    public func connectNetwork(_ idOrName: String, container: String, aliases: [String] = []) async throws(DockerError) {
        let settings = aliases.isEmpty ? nil : EndpointSettings(aliases: aliases)
        let body = NetworkConnection(container: try DockerReference.object(container), settings: settings)
        try await perform(try DockerRequest(.post, "/networks/\(try DockerReference.object(idOrName))/connect", json: body))
    }

    /// Takes a container out of a network; with `force` also one that no longer runs.
    public func disconnectNetwork(_ idOrName: String, container: String, force: Bool = false) async throws(DockerError) {
        let body = NetworkDisconnection(container: try DockerReference.object(container), force: force)
        try await perform(try DockerRequest(.post, "/networks/\(try DockerReference.object(idOrName))/disconnect", json: body))
    }
}

private struct NetworkCreation: Decodable {
    let id: String

    enum CodingKeys: String, CodingKey {
        case id = "Id"
    }
}

private struct NetworkConnection: Encodable {
    let container: String
    let settings: EndpointSettings?

    enum CodingKeys: String, CodingKey {
        case container = "Container"
        case settings = "EndpointConfig"
    }
}

private struct NetworkDisconnection: Encodable {
    let container: String
    let force: Bool

    enum CodingKeys: String, CodingKey {
        case container = "Container"
        case force = "Force"
    }
}
