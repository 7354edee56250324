import API
import Argon2
import Builder
import ControlPlane
import DockerEngine
import FoundationEssentials
import Ingress
import Logging
import Model
import Postgres
import Redis
import Rollout
import Telemetry
import Vault
import WorkQueue
import Worker

extension Settings {
    func logLevel() throws(SettingsError) -> Logger.Level {
        let text = self.text("ROOST_LOG_LEVEL", default: "info")
        guard let level = Logger.Level(rawValue: text) else {
            throw SettingsError(variable: "ROOST_LOG_LEVEL", problem: "must be trace, debug, info, notice, warning, error or critical")
        }
        return level
    }

    func api() throws(SettingsError) -> APIConfiguration {
        let text = self.text("ROOST_LISTEN", default: "127.0.0.1:8080")
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw SettingsError(variable: "ROOST_LISTEN", problem: "must be HOST:PORT")
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { throw SettingsError(variable: "ROOST_LISTEN", problem: "must be HOST:PORT") }
        return APIConfiguration(
            host: String(host), port: Int(port), limits: try self.apiLimits(), hosts: try self.hostNames(listeningOn: String(host)),
            proxies: try self.trustedProxies(), version: Roostd.version)
    }

    func postgres() throws(SettingsError) -> PostgresConfiguration {
        var configuration = PostgresConfiguration(connectionString: try self.required("ROOST_DATABASE_URL", isSecret: true))
        configuration.maximumConnections = try self.number("ROOST_DATABASE_CONNECTIONS", default: 8, in: 1...200)
        configuration.slowStatementThreshold = .milliseconds(try self.number("ROOST_SLOW_STATEMENT_MS", default: 500, in: 1...600_000))
        return configuration
    }

    /// The runner of the migrations.
    func migrations(logger: Logger) throws(SettingsError) -> MigrationRunner {
        MigrationRunner(try self.postgres(), directory: try self.required("ROOST_MIGRATIONS_DIR"), logger: logger)
    }

    func redis() throws(SettingsError) -> RedisConfiguration {
        let url = try self.required("ROOST_REDIS_URL", isSecret: true)
        do { return try RedisConfiguration(url: url) } catch {
            throw SettingsError(variable: "ROOST_REDIS_URL", problem: "cannot be used: \(error.message)")
        }
    }

    /// - Parameter name: `deployments` or `mails`.
    func queue(_ name: String) -> QueueConfiguration {
        var configuration = QueueConfiguration(name: name)
        configuration.namespace = self.redisNamespace
        // The worker itself counts: a poisoned deployment must end with a verdict, not only its job.
        configuration.maximumAttempts = 1000
        return configuration
    }

    var redisNamespace: String { self.text("ROOST_REDIS_NAMESPACE", default: "roost") }

    /// A client of the engine; nothing connects yet.
    func docker(logger: Logger) throws(SettingsError) -> DockerClient {
        let tls = self.dockerCertificates.map {
            DockerTLS(authorityFile: "\($0)/ca.pem", certificateFile: "\($0)/cert.pem", keyFile: "\($0)/key.pem")
        }
        var configuration = DockerConfiguration(host: self.dockerHost, tls: tls)
        configuration.traceparent = { TraceContext.traceparent }
        do {
            return try DockerClient(configuration: configuration, logger: logger)
        } catch {
            throw SettingsError(
                variable: tls == nil ? "DOCKER_HOST" : "DOCKER_HOST or DOCKER_CERT_PATH", problem: "cannot be used: \(error.message)")
        }
    }

    private var dockerHost: String { self.text("DOCKER_HOST", default: "unix:///var/run/docker.sock") }
    private var dockerCertificates: String? { self.optional("DOCKER_CERT_PATH") }

    func builder() throws(SettingsError) -> BuilderConfiguration {
        var configuration = try self.sources()
        configuration.workDirectory = try self.folder("ROOST_WORK_DIR")
        configuration.dockerCertificates = self.dockerCertificates
        configuration.dockerCLI = self.text("ROOST_DOCKER_CLI", default: configuration.dockerCLI)
        configuration.buildTimeout = .seconds(try self.number("ROOST_BUILD_TIMEOUT_SECONDS", default: 900, in: 1...86400))
        return configuration
    }

    /// How sources are asked, which needs no folder.
    func sources() throws(SettingsError) -> BuilderConfiguration {
        var configuration = BuilderConfiguration(workDirectory: "", dockerHost: self.dockerHost)
        configuration.fetchTimeout = .seconds(try self.number("ROOST_FETCH_TIMEOUT_SECONDS", default: 120, in: 1...3600))
        configuration.lowSpeedTime = .seconds(try self.number("ROOST_FETCH_STALL_SECONDS", default: 20, in: 1...3600))
        return configuration
    }

    func controlPlane() throws(SettingsError) -> ControlPlaneConfiguration {
        let (scheme, _, port) = try self.ingressURL()
        return ControlPlaneConfiguration(
            ingressDomain: self.text("ROOST_INGRESS_DOMAIN", default: "localhost"), ingressScheme: scheme, ingressPort: port,
            idempotencyDuration: try self.idempotencyDuration(), deletedDays: try self.deletedDays(), sessions: try self.sessions(),
            accounts: try self.accounts())
    }

    /// How long the answer to a request with an Idempotency-Key is given again.
    func idempotencyDuration() throws(SettingsError) -> Duration {
        .seconds(3600 * (try self.number("ROOST_IDEMPOTENCY_HOURS", default: 24, in: 1...8760)))
    }

    func ingress() throws(SettingsError) -> IngressConfiguration {
        var configuration = IngressConfiguration(
            image: try self.required("ROOST_INGRESS_IMAGE"), stateDirectory: try self.folder("ROOST_INGRESS_DIR"))
        let (scheme, host, port) = try self.ingressURL()
        configuration.containerName = self.text("ROOST_INGRESS_CONTAINER", default: configuration.containerName)
        configuration.listenAddress = self.text("ROOST_INGRESS_LISTEN_ADDRESS", default: configuration.listenAddress)
        configuration.httpPort = try self.number("ROOST_INGRESS_HTTP_PORT", default: port ?? 80, in: 1...65535)
        configuration.holdTime = .seconds(try self.number("ROOST_INGRESS_HOLD_SECONDS", default: 20, in: 1...600))
        configuration.probeURL = "\(scheme)://\(host):\(port ?? (scheme == "https" ? 443 : 80))"
        return configuration
    }

    func rolloutTimings() throws(SettingsError) -> RolloutTimings {
        var timings = RolloutTimings()
        timings.stabilityWindow = .seconds(try self.number("ROOST_STABILITY_WINDOW_SECONDS", default: 10, in: 1...3600))
        return timings
    }

    func worker() throws(SettingsError) -> WorkerConfiguration {
        WorkerConfiguration(
            registry: try self.registry(), endpointMode: try self.endpointMode(),
            concurrency: try self.number("ROOST_DEPLOYMENTS_AT_ONCE", default: 3, in: 1...100),
            maximumAttempts: try self.number("ROOST_DEPLOYMENT_ATTEMPTS", default: 3, in: 1...100),
            logDays: try self.number("ROOST_DEPLOYMENT_LOG_DAYS", default: 30, in: 1...3650), deletedDays: try self.deletedDays(),
            driftInterval: .seconds(try self.number("ROOST_DRIFT_SECONDS", default: 20, in: 1...3600)))
    }

    /// How many days what was deleted can be restored.
    private func deletedDays() throws(SettingsError) -> Int { try self.number("ROOST_DELETED_DAYS", default: 30, in: 1...3650) }

    /// The registry, told apart from a repository as the engine does it.
    func registry() throws(SettingsError) -> String {
        let text = try self.required("ROOST_REGISTRY")
        guard Model.ImageReference(parsing: "\(text)/team/app:1")?.registry == text else {
            throw SettingsError(variable: "ROOST_REGISTRY", problem: "must be HOST:PORT or a name with a dot, without a scheme or a path")
        }
        return text
    }

    /// The keys that seal secrets; refused where anybody else could read the file.
    func masterKeys() throws(SettingsError) -> (keyring: MasterKeyring, text: String) {
        let data = try self.privateFile("ROOST_MASTER_KEY_FILE", self.required("ROOST_MASTER_KEY_FILE"))
        let text = String(decoding: data, as: UTF8.self)
        do { return (try MasterKeyring(parsing: text), text) } catch {
            throw SettingsError(variable: "ROOST_MASTER_KEY_FILE", problem: "cannot be used: \(error.message)")
        }
    }

    /// A file with a secret; refused where anybody else could read it.
    func privateFile(_ variable: String, _ path: String) throws(SettingsError) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(variable: variable, problem: "cannot be read")
        }
        let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0o777
        guard mode & 0o077 == 0 else {
            throw SettingsError(variable: variable, problem: "must be readable by its owner alone (mode 0600)")
        }
        return data
    }

    func probe() throws(SettingsError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: try self.required("ROOST_PROBE_PATH")), !data.isEmpty else {
            throw SettingsError(variable: "ROOST_PROBE_PATH", problem: "cannot be read; ops/probe/build makes it")
        }
        return Array(data)
    }

    /// `vip` needs the kernel's IPVS; where the kernel of this machine has none, Swarm's virtual addresses answer nobody.
    func endpointMode() throws(SettingsError) -> EndpointMode {
        switch self.text("ROOST_ENDPOINT_MODE", default: "auto") {
        case "vip": return .vip
        case "dnsrr": return .dnsrr
        case "auto": return FileManager.default.fileExists(atPath: "/proc/net/ip_vs") ? .vip : .dnsrr
        default: throw SettingsError(variable: "ROOST_ENDPOINT_MODE", problem: "must be auto, vip or dnsrr")
        }
    }

    /// How many requests a minute a user, and an address without one, may send.
    func requestLimits() throws(SettingsError) -> (signedIn: Int, anonymous: Int) {
        (
            try self.number("ROOST_RATE_LIMIT_PER_MINUTE", default: 1000, in: 1...1_000_000_000),
            try self.number("ROOST_RATE_LIMIT_ANONYMOUS_PER_MINUTE", default: 100, in: 1...1_000_000_000)
        )
    }

    /// How many bytes have to be free where Roost writes, for `roostd doctor`.
    func minimumDiskSpace() throws(SettingsError) -> Int {
        try self.number("ROOST_DISK_FREE_MIB", default: 1024, in: 1...1_000_000_000) << 20
    }

    /// A folder that others are told of as well: by its whole path.
    private func folder(_ variable: String) throws(SettingsError) -> String {
        let path = try self.required(variable)
        guard path.hasPrefix("/") else { throw SettingsError(variable: variable, problem: "must be a whole path, from / on") }
        return path
    }

    private func ingressURL() throws(SettingsError) -> (scheme: String, host: String, port: Int?) {
        let text = self.text("ROOST_INGRESS_URL", default: "http://127.0.0.1:8000")
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme), let host = url.host() else {
            throw SettingsError(variable: "ROOST_INGRESS_URL", problem: "must be an http or https address")
        }
        return (scheme, host, url.port)
    }
}
