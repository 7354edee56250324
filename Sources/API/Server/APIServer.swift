import APIContract
package import ControlPlane
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// The HTTP server: every route of `registry`, behind the same layers.
package enum APIServer {
    /// Assembles the server of Roost.
    ///
    /// - Parameter onServerRunning: called once it listens, with the channel that does.
    /// - Throws: where a route cannot be described.
    package static func build(
        configuration: APIConfiguration, services: APIServices, logger: Logger,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let deadlines = DeadlineClock()
        let registry = RouteRegistry.api(
            services.controlPlane, version: VersionView(version: configuration.version, commit: configuration.commit),
            readiness: services.readiness, deadlines: deadlines)
        let gate = ServiceGate(
            authenticator: services.controlPlane.authenticator, limiter: services.limiter, audit: services.controlPlane.audit)
        return self.build(
            configuration: configuration, registry: registry, gate: gate, idempotency: services.controlPlane.idempotency,
            deadlines: deadlines, logger: logger, onServerRunning: onServerRunning)
    }

    /// Assembles a server with the routes of `registry`; it listens once it is run, and ends what is under way on a graceful shutdown.
    ///
    /// - Parameter idempotency: what lets requests with a key have their effect once; without, such requests are refused.
    package static func build(
        configuration: APIConfiguration, registry: RouteRegistry, gate: any RequestGate, idempotency: IdempotencyService? = nil,
        deadlines: DeadlineClock, logger: Logger,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let limits = configuration.limits
        let accessLog = AccessLog(logger: logger)
        let router = Router(context: APIRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: EdgeMiddleware(configuration: configuration, registry: registry, accessLog: accessLog))
        for route in registry.routes {
            let responder = RouteResponder(
                route: route, limits: limits, gate: gate, deadlines: deadlines, idempotency: idempotency, tagSeed: registry.tagSeed,
                cookie: registry.cookie)
            router.on(RouterPath(route.path), method: route.method, responder: responder)
        }
        let refusal = ConnectionRefusal(accessLog: accessLog)
        // The parser's limits lie above ours: within them the middleware answers, beyond them the guard does.
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits: limits, refusal: refusal)],
            idleTimeout: TimeAmount(limits.idleDuration),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 4 * limits.headerSize, maxHeaderListSize: 4 * limits.headerSize, maxHeaderFieldCount: 256))
        return Application(
            router: router, server: HTTPServerBuilder { LoopBoundChannel(base: HTTP1Channel(responder: $0, configuration: http)) },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            services: [deadlines], onServerRunning: onServerRunning, logger: logger)
    }
}
