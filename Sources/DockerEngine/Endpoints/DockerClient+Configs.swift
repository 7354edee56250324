extension DockerClient {
    /// Configs that match.
    public func configs(_ filters: DockerFilters = [:]) async throws(DockerError) -> [SwarmConfig] {
        try await call(DockerRequest(.get, "/configs", query: try filters.query()))
    }

    /// A config by id or name.
    public func config(_ idOrName: String) async throws(DockerError) -> SwarmConfig {
        try await call(DockerRequest(.get, "/configs/\(try DockerReference.object(idOrName))"))
    }

    /// Creates a config.
    ///
    /// - Returns: Its id.
    /// - Throws: ``DockerError/Code/conflict`` when the name is taken.
    public func createConfig(_ spec: ConfigSpec) async throws(DockerError) -> String {
        let answer: ObjectCreation = try await call(try DockerRequest(.post, "/configs/create", json: spec))
        return answer.id
    }

    /// Removes a config that no service uses.
    public func removeConfig(_ idOrName: String) async throws(DockerError) {
        try await perform(DockerRequest(.delete, "/configs/\(try DockerReference.object(idOrName))"))
    }

    /// Secrets that match, without their data.
    public func secrets(_ filters: DockerFilters = [:]) async throws(DockerError) -> [SwarmSecret] {
        try await call(DockerRequest(.get, "/secrets", query: try filters.query()))
    }

    /// A secret by id or name, without its data.
    public func secret(_ idOrName: String) async throws(DockerError) -> SwarmSecret {
        try await call(DockerRequest(.get, "/secrets/\(try DockerReference.object(idOrName))"))
    }

    /// Creates a secret.
    ///
    /// - Returns: Its id.
    /// - Throws: ``DockerError/Code/conflict`` when the name is taken.
    public func createSecret(_ spec: SecretSpec) async throws(DockerError) -> String {
        let answer: ObjectCreation = try await call(try DockerRequest(.post, "/secrets/create", json: spec))
        return answer.id
    }

    /// Removes a secret that no service uses.
    public func removeSecret(_ idOrName: String) async throws(DockerError) {
        try await perform(DockerRequest(.delete, "/secrets/\(try DockerReference.object(idOrName))"))
    }
}

private struct ObjectCreation: Decodable {
    let id: String

    enum CodingKeys: String, CodingKey {
        case id = "ID"
    }
}
