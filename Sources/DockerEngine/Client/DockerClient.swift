import AsyncHTTPClient
import FoundationEssentials
public import Logging
import NIOCore
import NIOSSL
import Synchronization

/// A client of one engine's API.
///
/// It settles the API version with the engine on the first call and speaks that one from then on. Each call is
/// bounded in time and size. ``shutdown()`` closes its connections; a client that is dropped closes them by itself.
public final class DockerClient: Sendable {
    /// The configuration that the client was made with.
    public let configuration: DockerConfiguration

    let logger: Logger
    /// Calls with one answer, bounded as a whole.
    let calls: HTTPClient
    /// Pulls and pushes, bounded by their silence.
    let transfers: HTTPClient
    /// Logs, events and waits, which may be silent for as long as nothing happens.
    let streams: HTTPClient
    let baseURL: String
    let version = Mutex<DockerAPIVersion?>(nil)

    /// Prepares a client; no connection is made before the first call.
    public init(configuration: DockerConfiguration, logger: Logger? = nil) throws(DockerError) {
        self.configuration = configuration
        self.logger = logger ?? Logger(label: "docker", factory: { _ in SwiftLogNoOpLogHandler() })
        baseURL = try DockerEndpoint(configuration).baseURL
        let tls = try configuration.tls?.clientConfiguration()
        calls = Self.makeHTTPClient(configuration, tls: tls, readTimeout: nil)
        transfers = Self.makeHTTPClient(configuration, tls: tls, readTimeout: configuration.transferIdleTimeout)
        streams = Self.makeHTTPClient(configuration, tls: tls, readTimeout: nil)
    }

    deinit {
        // Clients of this library insist on being shut down; one that already was only reports so.
        for client in [calls, transfers, streams] {
            client.shutdown { _ in }
        }
    }

    private static func makeHTTPClient(_ configuration: DockerConfiguration, tls: TLSConfiguration?, readTimeout: Duration?) -> HTTPClient {
        var settings = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
        settings.httpVersion = .http1Only
        settings.timeout = .init(connect: TimeAmount(configuration.connectTimeout), read: readTimeout.map { TimeAmount($0) })
        // Each followed log holds a connection, so the library's default of 8 would starve the calls behind it.
        settings.connectionPool = .init(idleTimeout: .seconds(30), concurrentHTTP1ConnectionsPerHostSoftLimit: 1024)
        settings.connectionPool.retryConnectionEstablishment = false
        if !configuration.host.hasPrefix("unix:") {
            let probes = PeerProbes(timeout: configuration.peerTimeout)
            settings.http1_1ConnectionDebugInitializer = { probes.enable(on: $0) }
        }
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    /// Closes all connections; calls and streams under way fail.
    public func shutdown() async {
        for client in [calls, transfers, streams] {
            try? await client.shutdown()
        }
    }
}
