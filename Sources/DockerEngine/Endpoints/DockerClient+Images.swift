extension DockerClient {
    /// An image of this node by reference or id.
    public func image(_ reference: String) async throws(DockerError) -> DockerImage {
        try await call(DockerRequest(.get, "/images/\(try DockerReference.image(reference))/json"))
    }

    /// Images of this node that match.
    public func images(_ filters: DockerFilters = [:]) async throws(DockerError) -> [ImageSummary] {
        try await call(DockerRequest(.get, "/images/json", query: try filters.query()))
    }

    /// What a registry says about a reference, without pulling it.
    public func distribution(_ reference: String, registryAuth: RegistryAuth? = nil) async throws(DockerError) -> Distribution {
        var request = DockerRequest(.get, "/distribution/\(try DockerReference.image(reference))/json")
        request.headers = try Self.authHeader(registryAuth)
        return try await call(request)
    }

    /// Pulls an image to this node.
    ///
    /// - Throws: ``DockerError/Code/timeout`` when the transfer is silent for the configured time.
    public func pullImage(
        _ reference: String, registryAuth: RegistryAuth? = nil, progress: @Sendable (TransferProgress) -> Void = { _ in }
    ) async throws(DockerError) {
        let image = ImageReference(try DockerReference.image(reference))
        // Without a tag the engine would pull every one.
        let query = [("fromImage", image.repository), ("tag", image.digest ?? image.tag ?? "latest")]
        var request = DockerRequest(.post, "/images/create", query: query)
        request.headers = try Self.authHeader(registryAuth)
        _ = try await transfer(request, progress: progress)
    }

    /// Pushes an image to the registry that its reference names.
    ///
    /// - Returns: The digest that the registry knows it by.
    /// - Throws: ``DockerError/Code/transfer`` when the registry refuses it.
    public func pushImage(
        _ reference: String, registryAuth: RegistryAuth? = nil, progress: @Sendable (TransferProgress) -> Void = { _ in }
    ) async throws(DockerError) -> PushResult {
        let image = ImageReference(try DockerReference.image(reference))
        var request = DockerRequest(.post, "/images/\(image.repository)/push", query: [("tag", image.tag ?? "latest")])
        request.headers = [("X-Registry-Auth", try registryAuth?.header() ?? RegistryAuth.emptyHeader)]
        guard let result = try await transfer(request, progress: progress), !result.digest.isEmpty else {
            throw DockerError(.transfer, "the push ended without a digest")
        }
        return result
    }

    /// Gives an image of this node a further name.
    public func tagImage(_ reference: String, as name: String) async throws(DockerError) {
        let target = ImageReference(try DockerReference.image(name))
        let query = [("repo", target.repository), ("tag", target.tag ?? "latest")]
        try await perform(DockerRequest(.post, "/images/\(try DockerReference.image(reference))/tag", query: query))
    }

    /// Removes a name, and the image with its last name.
    ///
    /// - Throws: ``DockerError/Code/conflict`` when a container uses it, unless forced.
    @discardableResult
    public func removeImage(_ reference: String, force: Bool = false) async throws(DockerError) -> [ImageDeletion] {
        let query = [("force", force ? "1" : "0")]
        return try await call(DockerRequest(.delete, "/images/\(try DockerReference.image(reference))", query: query))
    }

    /// Follows a transfer to its end; its errors come within the progress, after a status of success.
    private func transfer(
        _ request: DockerRequest, progress: @Sendable (TransferProgress) -> Void
    ) async throws(DockerError) -> PushResult? {
        let body = try await open(request, through: transfers, limit: configuration.transferIdleTimeout)
        var lines = DockerJSONStream<TransferProgress>(body: body).makeAsyncIterator()
        var result: PushResult?
        while let line = try await lines.next() {
            progress(line)
            if let error = line.error { throw DockerError(.transfer, error) }
            if let end = line.result, !end.digest.isEmpty { result = end }
        }
        if Task.isCancelled { throw DockerError(.cancelled, request.name) }
        return result
    }
}
