import API
import Argon2
import Builder
import ControlPlane
import DockerEngine
import Egress
import Ingress
import Logging
import Policy
import Postgres
import Redis
import Rollout
import ServiceLifecycle
import Store
import Vault
import WorkQueue
import Worker

/// The parts of the server, put together from the settings.
struct Assembly {
    private let settings: Settings
    private let logger: Logger
    private let database: PostgresDatabase
    private let redis: RedisClient
    private let docker: DockerClient
    private let store: DataStore
    private let keyring: MasterKeyring
    private let vault: DeploymentVault

    init(settings: Settings, logger: Logger) async throws {
        self.settings = settings
        self.logger = logger
        self.database = PostgresDatabase(try settings.postgres(), logger: logger)
        self.redis = RedisClient(try settings.redis(), logger: logger)
        self.docker = try settings.docker(logger: logger)
        self.store = DataStore(self.database)
        let keys = try settings.masterKeys()
        self.keyring = keys.keyring
        self.vault = DeploymentVault(
            keyring: keys.keyring,
            digestKey: SpecDigestKey(
                store: self.store, keyring: keys.keyring, first: SpecDigestKey.derived(from: keys.text), logger: logger))
    }

    /// The services of the given roles, in the order in which they depend on each other.
    func services(_ roles: Set<ProcessRole>) async throws -> [any Service] {
        let keys = KeyFileWatch(settings: self.settings, keyring: self.keyring, logger: self.logger)
        var services: [any Service] = [keys, self.database, self.redis]
        if roles.contains(.worker) { services += try await self.worker() }
        if roles.contains(.api) { services += try self.api() }
        return services
    }

    private func worker() async throws -> [any Service] {
        let configuration = try self.settings.worker()
        let queue = WorkQueueClient(redis: self.redis, configuration: self.settings.queue(DeploymentJob.queue))
        let ingress = try IngressController(docker: self.docker, configuration: try self.settings.ingress(), logger: self.logger)
        let rollout = RolloutController(
            docker: self.docker, prober: IngressProber(ingress: ingress, store: self.store), timings: try self.settings.rolloutTimings(),
            logger: self.logger)
        let routes = RoutePublisher(store: self.store, ingress: ingress, logger: self.logger)
        let cancellations = CancellationListener(store: self.store, logger: self.logger)
        let worker = DeploymentWorker(
            store: self.store, builder: try await SourceBuilder(configuration: try self.settings.builder(), engine: self.docker),
            rollout: rollout, swarm: SwarmComparison(docker: self.docker), routes: routes, cancellations: cancellations,
            vault: self.vault, probe: try self.settings.probe(), configuration: configuration, logger: self.logger)
        return [
            cancellations,
            DeletionRetention(store: self.store, rollout: rollout, days: configuration.deletedDays, logger: self.logger),
            LogRetention(store: self.store, days: configuration.logDays, logger: self.logger),
            AccountRetention(store: self.store, logger: self.logger),
            IdempotencyRetention(store: self.store, age: try self.settings.idempotencyDuration(), logger: self.logger),
            AuditSealer(store: self.store, logger: self.logger),
            OutboxRelay(store: self.store, queue: queue, interval: configuration.reconcileInterval, logger: self.logger),
            ClusterReconciler(
                store: self.store, rollout: rollout, routes: routes, interval: configuration.reconcileInterval, logger: self.logger),
            DriftWatch(
                store: self.store, docker: self.docker, vault: self.vault, interval: configuration.driftInterval, logger: self.logger),
            QueueProcessor(queue: queue, concurrency: configuration.concurrency, logger: self.logger) { job, context in
                await worker.handle(job, context: context)
            },
        ] + (try self.mail(every: configuration.reconcileInterval))
    }

    /// What sends mails, where there is a mail server.
    private func mail(every interval: Duration) throws -> [any Service] {
        guard let (server, sender) = try self.settings.mail() else { return [] }
        let queue = WorkQueueClient(redis: self.redis, configuration: self.settings.queue(MailWorker.queue))
        let desk = MailDesk(store: self.store, keyring: self.keyring, configuration: try self.settings.accounts())
        let worker = MailWorker(
            desk: desk, client: try MailClient(configuration: server), sender: sender, logger: self.logger)
        return [
            MailRelay(store: self.store, queue: queue, interval: interval, logger: self.logger),
            QueueProcessor(queue: queue, concurrency: MailWorker.concurrency, logger: self.logger) { job, _ in await worker.handle(job) },
        ]
    }

    private func api() throws -> [any Service] {
        let configuration = try self.settings.controlPlane()
        if configuration.sessions.isPlain {
            self.logger.warning(
                "sessions go over plain HTTP, for who works on this machine alone: behind TLS, set ROOST_PUBLIC_URL to its https address")
        }
        let folder = try self.settings.policyFolder()
        let sources = try folder.sources()
        let policies = PolicyStore(try folder.policy(sources))
        let controlPlane = ControlPlaneServices(
            store: self.store, policies: policies,
            sessions: SessionStore(redis: self.redis, namespace: self.settings.redisNamespace, configuration: configuration.sessions),
            hasher: try PasswordHasher(), passwordRules: try self.settings.passwordRules(), keyring: self.keyring,
            cluster: EngineClusterView(docker: self.docker), planner: try self.planner(), configuration: configuration,
            providers: try self.settings.loginProviders(roles: policies.current.builtInRoles.filter { !$0.isSystem }.map(\.name)))
        let limits = try self.settings.requestLimits()
        let limiter = RequestLimiter(
            limiter: RateLimiter(redis: self.redis, namespace: self.settings.redisNamespace), signedInPerMinute: limits.signedIn,
            anonymousPerMinute: limits.anonymous)
        let services = APIServices(controlPlane: controlPlane, limiter: limiter, readiness: try self.readiness())
        return [
            PolicyReloader(
                folder: folder, policies: policies, sources: sources, interval: try self.settings.policyInterval(), logger: self.logger),
            BootstrapNotice(identity: controlPlane.identity, logger: self.logger),
            try APIServer.build(configuration: try self.settings.api(), services: services, logger: self.logger),
        ]
    }

    private func planner() throws -> EngineReleasePlanner {
        EngineReleasePlanner(
            store: self.store, sources: SourceHeads(configuration: try self.settings.sources(), engine: self.docker), docker: self.docker,
            vault: self.vault, endpointMode: try self.settings.endpointMode(), probe: try self.settings.probe())
    }

    private func readiness() throws -> [ReadinessCheck] {
        let registry = RegistryEndpoint(try self.settings.registry())
        return [
            ReadinessCheck(name: "postgres") { try await self.store.checkHealth() },
            ReadinessCheck(name: "redis") { try await self.redis.checkHealth() },
            ReadinessCheck(name: "docker") { try await self.docker.ping() },
            ReadinessCheck(name: "registry") { try await registry.ping() },
        ]
    }
}
