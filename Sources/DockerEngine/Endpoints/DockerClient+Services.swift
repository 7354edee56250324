extension DockerClient {
    /// Services that match, without the state of their tasks.
    public func services(_ filters: DockerFilters = [:]) async throws(DockerError) -> [SwarmService] {
        try await call(DockerRequest(.get, "/services", query: try filters.query()))
    }

    /// A service by id or name.
    ///
    /// - Throws: ``DockerError/Code/notFound`` when there is none.
    public func service(_ idOrName: String) async throws(DockerError) -> SwarmService {
        try await call(DockerRequest(.get, "/services/\(try DockerReference.object(idOrName))"))
    }

    /// Creates a service.
    ///
    /// - Parameters:
    ///   - spec: What to run.
    ///   - registryAuth: Credentials that each node pulls with.
    ///   - queryRegistry: Whether the tag of the image is replaced by its digest at the registry first.
    /// - Throws: ``DockerError/Code/conflict`` when the name is taken.
    public func createService(
        _ spec: ServiceSpec, registryAuth: RegistryAuth? = nil, queryRegistry: Bool = false
    ) async throws(DockerError) -> ServiceCreation {
        let spec = queryRegistry ? try await pinned(spec, registryAuth) : spec
        var request = try DockerRequest(.post, "/services/create", json: spec)
        request.headers = try Self.authHeader(registryAuth)
        return try await call(request)
    }

    /// Replaces the spec of a service.
    ///
    /// - Parameters:
    ///   - id: Id or name of the service.
    ///   - version: The version that the caller has read and decided on.
    ///   - spec: The whole new spec.
    ///   - registryAuth: Credentials that each node pulls with; nil keeps those of the present spec.
    ///   - queryRegistry: Whether the tag of the image is replaced by its digest at the registry first.
    /// - Returns: The engine's warnings.
    /// - Throws: ``DockerError/Code/outOfSequence`` when the service has changed since that version was read.
    @discardableResult
    public func updateService(
        _ id: String, version: ObjectVersion, spec: ServiceSpec, registryAuth: RegistryAuth? = nil, queryRegistry: Bool = false
    ) async throws(DockerError) -> [String] {
        let spec = queryRegistry ? try await pinned(spec, registryAuth) : spec
        let query = [("version", String(version.index)), ("registryAuthFrom", "spec")]
        var request = try DockerRequest(.post, "/services/\(try DockerReference.object(id))/update", query: query, json: spec)
        request.headers = try Self.authHeader(registryAuth)
        let answer: ServiceUpdate = try await call(request)
        return answer.warnings
    }

    /// Removes a service; its tasks end a little later.
    public func removeService(_ idOrName: String) async throws(DockerError) {
        try await perform(DockerRequest(.delete, "/services/\(try DockerReference.object(idOrName))"))
    }

    /// Output of all tasks of a service, on all nodes.
    ///
    /// - Parameters:
    ///   - idOrName: The service.
    ///   - options: What to send; ask for details to learn the task of each line.
    ///   - isTerminal: Whether the service's containers have a terminal.
    public func serviceLogs(
        _ idOrName: String, options: LogOptions = LogOptions(), isTerminal: Bool = false
    ) async throws(DockerError) -> DockerLogs {
        let path = "/services/\(try DockerReference.object(idOrName))/logs"
        let body = try await open(DockerRequest(.get, path, query: options.query), through: streams)
        return DockerLogs(body: body, isRaw: isTerminal)
    }

    private func pinned(_ spec: ServiceSpec, _ auth: RegistryAuth?) async throws(DockerError) -> ServiceSpec {
        guard var container = spec.taskTemplate.containerSpec else { return spec }
        var image = ImageReference(container.image)
        guard image.digest == nil else { return spec }
        image.digest = try await distribution(container.image, registryAuth: auth).descriptor.digest
        container.image = image.description
        var spec = spec
        spec.taskTemplate.containerSpec = container
        return spec
    }

    static func authHeader(_ auth: RegistryAuth?) throws(DockerError) -> [(String, String)] {
        guard let auth else { return [] }
        return [("X-Registry-Auth", try auth.header())]
    }
}
