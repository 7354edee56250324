import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A registry, as one asks whether it answers: the engine itself only tells at the next push or pull.
public struct RegistryEndpoint: Sendable {
    /// Shared and never shut down; a registry that refuses the connection does not answer, which is told at once.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Host and port, as they stand in image references.
    public let address: String
    /// How long the registry may take to answer.
    public let timeout: Duration

    /// - Parameters:
    ///   - address: host and port, as they stand in image references.
    ///   - timeout: how long the registry may take to answer.
    public init(_ address: String, timeout: Duration = .seconds(2)) {
        self.address = address
        self.timeout = timeout
    }

    /// Asks for the base of the distribution API; a registry that wants credentials answers as well.
    ///
    /// Like the engine it speaks plain HTTP with this machine, and with others where they do not speak TLS.
    ///
    /// - Throws: ``DockerError`` where nothing answers in time, or with a failure of its own.
    public func ping() async throws(DockerError) {
        if self.isLocal { return try await self.ping("http") }
        do { try await self.ping("https") } catch {
            guard error.code == .transport else { throw error }
            try await self.ping("http")
        }
    }

    private var isLocal: Bool {
        let host = self.address.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        return host == "localhost" || host.hasPrefix("127.") || self.address.hasPrefix("[::1]")
    }

    private func ping(_ scheme: String) async throws(DockerError) {
        var request = HTTPClientRequest(url: "\(scheme)://\(self.address)/v2/")
        // A connection that is kept would be a dead one after the registry's restart.
        request.headers.add(name: "Connection", value: "close")
        let status: HTTPResponseStatus
        do {
            status = try await Self.client.execute(request, timeout: TimeAmount(self.timeout)).status
        } catch {
            throw DockerError(transport: error, during: "registry \(self.address)")
        }
        guard status.code < 500 else {
            throw DockerError(.server, "the registry \(self.address) answers \(status)", status: Int(status.code))
        }
    }
}
