public import DockerEngine

extension Relay {
    /// Lends a client of the engine by way of this relay.
    public func withEngine<R: Sendable>(_ body: (DockerClient) async throws -> R) async throws -> R {
        let client = try DockerClient(configuration: DockerConfiguration(host: self.engineHost))
        let result: Result<R, any Error>
        do {
            result = .success(try await body(client))
        } catch {
            result = .failure(error)
        }
        await client.shutdown()
        return try result.get()
    }
}
