internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// The processes of one installation: a Redis and a roostd of its own, with folder, port and ingress of their own.
public final class InstallationServer: Sendable {
    /// The word that everything of this installation has in its name.
    public let mark: String
    /// The folder of everything that it writes.
    public let folder: String
    /// Where roostd listens.
    public let url: String
    /// Where its ingress answers.
    public let ingressURL: String
    /// The folder of the builder's mirrors and builds.
    public let workFolder: String
    /// The engine that it uses.
    public let dockerHost: String
    /// The name of its ingress container.
    public let ingressContainer: String
    /// The registry that it pushes to.
    public let registry: String

    let environment: [String: String]
    private let redis = Mutex<ChildProcess?>(nil)
    private let roostd = Mutex<ChildProcess?>(nil)

    init(_ settings: InstallationSettings, databaseURL: String) async throws {
        self.mark = "e2e" + String(UInt64.random(in: 0 ... .max), radix: 36).prefix(10)
        self.folder = "/tmp/roost-\(self.mark)"
        let port = try await freePort()
        let ingressPort = try await freePort()
        self.url = "http://127.0.0.1:\(port)"
        self.ingressURL = "http://\(settings.ingressHost):\(ingressPort)"
        self.workFolder = settings.workFolder ?? self.folder + "/work"
        self.dockerHost = try settings.dockerHost ?? labVariable("DOCKER_HOST")
        self.ingressContainer = "roost-ingress-\(self.mark)"
        self.registry = try settings.registry ?? labVariable("LAB_REGISTRY")
        var environment: [String: String] = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "\(self.folder)/home",
            "ROOST_LISTEN": "127.0.0.1:\(port)", "ROOST_DATABASE_URL": databaseURL,
            "ROOST_REDIS_URL": "unix://\(self.folder)/redis.sock", "DOCKER_HOST": self.dockerHost,
            "ROOST_DOCKER_CLI": try labVariable("ROOST_DOCKER_CLI"), "ROOST_REGISTRY": self.registry,
            "ROOST_INGRESS_DOMAIN": "localhost", "ROOST_INGRESS_URL": self.ingressURL,
            "ROOST_INGRESS_IMAGE": try labVariable("LAB_INGRESS_IMAGE"), "ROOST_INGRESS_DIR": "\(self.folder)/ingress",
            "ROOST_INGRESS_CONTAINER": self.ingressContainer, "ROOST_INGRESS_HTTP_PORT": String(ingressPort),
            "ROOST_INGRESS_LISTEN_ADDRESS": settings.ingressAddress, "ROOST_PROBE_PATH": try labVariable("LAB_PROBE"),
            "ROOST_MIGRATIONS_DIR": "\(packageRoot)/Migrations", "ROOST_POLICIES_DIR": "\(packageRoot)/Policies",
            "ROOST_WORK_DIR": self.workFolder,
            "ROOST_MASTER_KEY_FILE": "\(self.folder)/master.key", "ROOST_ENDPOINT_MODE": "dnsrr", "ROOST_DEPLOYMENTS_AT_ONCE": "24",
            "ROOST_RATE_LIMIT_PER_MINUTE": "1000000", "ROOST_RATE_LIMIT_ANONYMOUS_PER_MINUTE": "1000000",
            "ROOST_INVITATIONS_PER_HOUR": "1000000", "ROOST_DEVICE_MINUTES": "60", "ROOST_DEVICE_LOGINS_PER_ADDRESS": "1000000",
            "ROOST_DEVICE_INTERVAL_SECONDS": "1",
        ]
        environment.merge(settings.environment) { $1 }
        self.environment = environment
        let files = FileManager.default
        for path in [self.folder, self.folder + "/home", self.folder + "/ingress", self.workFolder] {
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
        let made = files.createFile(
            atPath: self.folder + "/master.key", contents: Data(key.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw DockerLabError(description: "no key file in \(self.folder)") }
    }

    /// The file with what roostd printed.
    public var logPath: String { self.folder + "/roostd.log" }
    /// What roostd printed.
    public var log: String {
        (try? Data(contentsOf: URL(filePath: self.logPath))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    /// roostd's process id; nil while it does not run.
    public var processID: Int32? { self.roostd.withLock { $0 }.flatMap { $0.exitStatus == nil ? $0.processID : nil } }

    /// Sends roostd a signal.
    public func signal(_ signal: Int32) { self.roostd.withLock { $0 }?.signal(signal) }

    func prepare() async throws {
        let redis = try ChildProcess(
            "/usr/bin/redis-server",
            ["--port", "0", "--unixsocket", self.folder + "/redis.sock", "--dir", self.folder, "--save", "", "--appendonly", "no"],
            environment: [:], logPath: self.folder + "/redis.log")
        self.redis.withLock { $0 = redis }
        let migration = try await self.run(["migrate"], within: .seconds(60))
        guard migration.status == 0 else { throw DockerLabError(description: "roostd migrate: \(migration)") }
    }

    /// Starts roostd and waits until it is ready.
    public func start(within bound: Duration = .seconds(30)) async throws {
        let process = try ChildProcess(
            try builtProgram("roostd"), ["serve"], environment: self.environment, workingDirectory: self.folder, logPath: self.logPath)
        self.roostd.withLock { $0 = process }
        try await eventually(within: bound, "roostd ready; its log:\n\(self.logTail(20))") {
            if let status = process.exitStatus {
                throw DockerLabError(description: "roostd ended with \(status):\n\(self.logTail(40))")
            }
            return await self.isReady() ? () : nil
        }
    }

    /// Kills roostd with SIGKILL, as a crash would.
    public func kill() async throws {
        self.signal(9)
        try await self.waitForExit(within: .seconds(10))
    }

    /// Waits until roostd has ended, and returns its exit status, negative for a signal.
    @discardableResult
    public func waitForExit(within bound: Duration) async throws -> Int32 {
        guard let process = self.roostd.withLock({ $0 }) else { throw DockerLabError(description: "roostd was not started") }
        return try await process.waitForExit(within: bound)
    }

    /// Ends roostd with TERM, and says whether that was enough.
    @discardableResult
    public func stop() async -> Bool {
        guard let process = self.roostd.withLock({ $0 }) else { return true }
        return await process.end(within: .seconds(20))
    }

    /// Forgets everything in Redis.
    public func flushRedis() async throws {
        try await runTool("/usr/bin/redis-cli", ["-s", self.folder + "/redis.sock", "FLUSHALL"])
    }

    func stopRedis() async { await self.redis.withLock { $0 }?.end() }

    /// The last lines that roostd printed, without those of requests that it did not fail itself: they would be most of them.
    public func logTail(_ count: Int) -> String {
        self.log.split(separator: "\n").filter { !Self.tellsOfOrdinaryRequest($0) }.suffix(count).joined(separator: "\n")
    }

    static func tellsOfOrdinaryRequest(_ line: some StringProtocol) -> Bool {
        self.tellsOfRequest(line) && !line.contains(#""status":"5"#)
    }

    static func tellsOfRequest(_ line: some StringProtocol) -> Bool { line.contains(#""message":"request","#) }

    /// What roostd logged with all of these fields.
    public func logLines(with fields: [String: String]) -> [[String: String]] {
        self.log.split(separator: "\n").compactMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
            .filter { line in fields.allSatisfy { line[$0.key] == $0.value } }
    }

    private func isReady() async -> Bool {
        guard let response = try? await HTTPClient.shared.execute(HTTPClientRequest(url: self.url + "/readyz"), timeout: .seconds(5))
        else { return false }
        return response.status == .ok
    }
}
