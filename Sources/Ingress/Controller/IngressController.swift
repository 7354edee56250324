import AsyncHTTPClient
package import DockerEngine
package import Logging
import NIOCore

/// Brings the ingress of this node into the wanted state and sends probes through it.
///
/// The ingress is a plain container, so that it can be connected to networks while it runs. It goes on with its last
/// configuration whoever starts it. The engine starts it again when Caddy ends, also without Roost; but after its own start the
/// engine tries once, and where Swarm has not brought back the networks by then, the container stays down until
/// ``ensureRunning()`` or ``apply(routes:)`` starts it.
package actor IngressController {
    let docker: DockerClient
    let configuration: IngressConfiguration
    let logger: Logger
    let http: HTTPClient
    let admin: CaddyAdmin
    let state: IngressState
    /// Networks that probes need, and until when.
    var lingering: [String: ContinuousClock.Instant] = [:]
    /// The secret, once it was read or made.
    var knownSecret: String?

    // Calls of the engine and of Caddy suspend this actor, and two changes at once would undo each other.
    private var isChanging = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Prepares a controller; nothing is started before the first call.
    package init(docker: DockerClient, configuration: IngressConfiguration, logger: Logger) throws(IngressError) {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.httpVersion = .http1Only
        settings.timeout = .init(connect: .seconds(2), read: .seconds(10))
        settings.connectionPool = .init(idleTimeout: .seconds(10), concurrentHTTP1ConnectionsPerHostSoftLimit: 64)
        settings.connectionPool.retryConnectionEstablishment = false
        self.docker = docker
        self.configuration = configuration
        self.logger = logger
        state = IngressState(directory: configuration.stateDirectory)
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        self.http = http
        do {
            admin = try CaddyAdmin(socket: configuration.adminSocket, http: http)
        } catch {
            http.shutdown { _ in }
            throw error
        }
    }

    deinit {
        // The library insists on a client being shut down; doing so twice is only reported to the closure.
        http.shutdown { _ in }
    }

    /// Starts the ingress if it does not run, and makes it anew when its settings are others than these or it cannot start.
    ///
    /// Made anew it is in no network of applications until ``apply(routes:)`` or a probe joins them.
    package func ensureRunning() async throws(IngressError) {
        try await oneAtATime { () async throws(IngressError) in try await self.runContainer() }
    }

    /// Makes these the public routes, all of them and no others.
    ///
    /// Calling it again and again is cheap: Caddy gets a configuration only when it has another one, which is also
    /// how one that was lost comes back.
    @discardableResult
    package func apply(routes: [IngressRoute]) async throws(IngressError) -> IngressChange {
        try await oneAtATime { () async throws(IngressError) in try await self.change(to: routes) }
    }

    /// Leaves a network at once, so that it can be removed; the routes through it answer 502 from then on.
    package func leave(network: String) async throws(IngressError) {
        try await oneAtATime { () async throws(IngressError) in
            self.lingering[network] = nil
            try await self.disconnect(network)
        }
    }

    /// Runs changes in the order in which they were asked for.
    func oneAtATime<Value: Sendable>(_ change: () async throws(IngressError) -> Value) async throws(IngressError) -> Value {
        if isChanging {
            await withCheckedContinuation { waiting.append($0) }
        }
        isChanging = true
        defer {
            if waiting.isEmpty {
                isChanging = false
            } else {
                // The next one takes over while the flag stays, so that nobody gets in between.
                waiting.removeFirst().resume()
            }
        }
        return try await change()
    }
}
