import AsyncHTTPClient
import NIOCore

/// A typed client of Roost's API.
///
/// It is lent by ``withClient(_:_:)``, follows no redirect (so that the token stays where it belongs), and sends only GETs again.
package struct RoostClient: Sendable {
    package let configuration: ClientConfiguration
    package let address: ServerAddress
    let http: HTTPClient

    private init(configuration: ClientConfiguration, address: ServerAddress, http: HTTPClient) {
        self.configuration = configuration
        self.address = address
        self.http = http
    }

    /// Lends a client whose connections are closed when `body` returns.
    ///
    /// - Throws: ``ClientError/invalidAddress(_:)``, and what `body` throws.
    package static func withClient<Result: Sendable>(
        _ configuration: ClientConfiguration, _ body: (RoostClient) async throws -> Result
    ) async throws -> Result {
        let address = try ServerAddress(configuration.address)
        var settings = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .milliseconds(configuration.connectTimeoutMilliseconds)))
        settings.httpVersion = .http1Only
        // A refused connection is an answer: whoever wants to wait for the server says so.
        settings.connectionPool.retryConnectionEstablishment = false
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(RoostClient(configuration: configuration, address: address, http: http)))
        } catch {
            result = .failure(error)
        }
        // Open streams end with it: whatever it says, there is nothing left to use it for.
        try? await http.shutdown()
        return try result.get()
    }
}
