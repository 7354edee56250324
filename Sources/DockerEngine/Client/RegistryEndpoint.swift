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
    /// - Throws: ``DockerError`` where nothing answers in time, or with a failure of its own.
    public func ping() async throws(DockerError) {
        _ = try await self.inspect()
    }

    /// The same, and tells how it was answered.
    ///
    /// Like the engine it speaks plain HTTP with this machine, and with others where they do not speak TLS.
    ///
    /// - Throws: ``DockerError`` where nothing answers in time, or with a failure of its own.
    public func inspect() async throws(DockerError) -> RegistryAnswer {
        if self.isLocal { return try await self.base("http") }
        do { return try await self.base("https") } catch {
            guard error.code == .transport else { throw error }
            return try await self.base("http")
        }
    }

    /// Begins an upload and gives it up at once: whether the registry takes pushes from here, without leaving anything there.
    ///
    /// - Parameters:
    ///   - repository: the name of a repository that no image is in.
    ///   - scheme: the one that ``inspect()`` told.
    /// - Throws: ``DockerError`` where nothing answers in time.
    public func tryUpload(to repository: String, over scheme: String) async throws(DockerError) -> RegistryUpload {
        let base = "\(scheme)://\(self.address)"
        let begun = try await self.exchange(.POST, "\(base)/v2/\(repository)/blobs/uploads/")
        guard begun.status == .accepted else { return RegistryUpload(status: Int(begun.status.code), isGivenUp: true) }
        guard let location = begun.headers.first(name: "Location").flatMap({ Self.ownAddress($0, base: base) }) else {
            return RegistryUpload(status: 202, isGivenUp: false)
        }
        let end = try await self.exchange(.DELETE, location)
        return RegistryUpload(status: 202, isGivenUp: end.status.code < 300)
    }

    /// The whole address of a location that a registry gave; nil for one that leads elsewhere.
    private static func ownAddress(_ location: String, base: String) -> String? {
        if location.hasPrefix("/"), !location.hasPrefix("//") { return base + location }
        return location.hasPrefix(base + "/") ? location : nil
    }

    /// Whether it is at this machine's own address, where the engine wants no TLS.
    public var isLocal: Bool {
        let host = self.address.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        return host == "localhost" || host.hasPrefix("127.") || self.address.hasPrefix("[::1]")
    }

    private func base(_ scheme: String) async throws(DockerError) -> RegistryAnswer {
        let answer = try await self.exchange(.GET, "\(scheme)://\(self.address)/v2/")
        guard answer.status.code < 500 else {
            throw DockerError(.server, "the registry \(self.address) answers \(answer.status)", status: Int(answer.status.code))
        }
        let isNamed = answer.headers.first(name: "Docker-Distribution-Api-Version") != nil
        return RegistryAnswer(
            scheme: scheme, status: Int(answer.status.code), date: answer.headers.first(name: "Date").flatMap(HTTPDate.parse),
            isRegistry: isNamed || [.ok, .unauthorized].contains(answer.status))
    }

    private func exchange(_ method: HTTPMethod, _ url: String) async throws(DockerError) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = method
        // A connection that is kept would be a dead one after the registry's restart.
        request.headers.add(name: "Connection", value: "close")
        do {
            return try await Self.client.execute(request, timeout: TimeAmount(self.timeout))
        } catch {
            throw DockerError(transport: error, during: "registry \(self.address)")
        }
    }
}
