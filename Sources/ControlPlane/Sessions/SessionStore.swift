import FoundationEssentials
import Model
package import Redis

/// The sessions, in Redis: what is lost there makes people sign in again, and no more.
package struct SessionStore: Sendable {
    /// The most sessions of one user; the oldest ends where there would be more.
    private static let mostSessions = 100

    private let redis: RedisClient
    private let namespace: String
    private let configuration: SessionConfiguration
    /// Counts who tries to sign in.
    let throttle: LoginThrottle
    /// What browsers began that are at a provider now.
    let attempts: ProviderAttemptStore
    /// What programs began that wait for a person in a browser.
    let devices: DeviceLoginStore

    /// - Parameter namespace: what stands before every key.
    package init(redis: RedisClient, namespace: String, configuration: SessionConfiguration) {
        self.redis = redis
        self.namespace = namespace
        self.configuration = configuration
        self.throttle = LoginThrottle(redis: redis, namespace: namespace, limits: configuration.logins)
        self.attempts = ProviderAttemptStore(redis: redis, namespace: namespace)
        self.devices = DeviceLoginStore(redis: redis, namespace: namespace, configuration: configuration)
    }

    /// Keeps a session under the hash of its secret; the one with the same id, under another secret, ends.
    func open(_ id: SessionID, _ secret: SessionSecret, of user: UserID, epoch: Int, from origin: SessionOrigin) async throws(RedisError) {
        let digest = secret.digest
        _ = try await self.redis.evaluate(
            SessionScripts.open, keys: [self.prefix + digest, self.key(of: user)],
            arguments: [
                id.description, user.description, epoch, origin.address, origin.userAgent, Self.milliseconds(self.configuration.duration),
                Self.milliseconds(self.configuration.idleDuration), digest, self.prefix, Self.mostSessions,
            ])
    }

    /// Keeps a session under the hash of another secret, as it is but for that; false where the user has no such session.
    func renew(_ id: SessionID, _ secret: SessionSecret, of user: UserID) async throws(RedisError) -> Bool {
        let digest = secret.digest
        return try await self.redis.evaluate(
            SessionScripts.renew, keys: [self.prefix + digest, self.key(of: user)], arguments: [id.description, digest, self.prefix]
        ).integer() > 0
    }

    /// The session of a secret; nil where it has ended.
    ///
    /// - Parameter isUse: whether this keeps the session from ending for want of use.
    func find(_ secret: SessionSecret, isUse: Bool) async throws(RedisError) -> KnownSession? {
        let reply = try await self.redis.evaluate(
            SessionScripts.find, keys: [self.prefix + secret.digest],
            arguments: [Self.milliseconds(self.configuration.idleDuration), isUse ? 1 : 0])
        guard !reply.isNull else { return nil }
        let fields = try reply.array(atLeast: 4)
        guard let id = SessionID(try fields[0].string()), let user = UserID(try fields[1].string()) else { return nil }
        return KnownSession(
            id: id, userID: user, epoch: Int(try fields[2].integer()), authenticatedAt: Self.date(try fields[3].integer()))
    }

    /// The sessions of a user that belong to an epoch, newest first.
    func list(of user: UserID, epoch: Int) async throws(RedisError) -> [Session] {
        let reply = try await self.redis.evaluate(SessionScripts.list, keys: [self.key(of: user)], arguments: [self.prefix, epoch])
        var sessions: [Session] = []
        for entry in try reply.array() {
            let fields = try entry.array(atLeast: 7)
            guard let id = SessionID(try fields[0].string()) else { continue }
            sessions.append(
                Session(
                    id: id, createdAt: Self.date(try fields[1].integer()), lastSeenAt: Self.date(try fields[2].integer()),
                    authenticatedAt: Self.date(try fields[3].integer()), expiresAt: Self.date(try fields[4].integer()),
                    address: try fields[5].string(), userAgent: try fields[6].string()))
        }
        return sessions.sorted { $0.id.description > $1.id.description }
    }

    /// Ends a session; false where the user has no such session.
    func end(_ id: SessionID, of user: UserID) async throws(RedisError) -> Bool {
        try await self.redis.evaluate(SessionScripts.end, keys: [self.key(of: user)], arguments: [id.description, self.prefix])
            .integer() > 0
    }

    /// Ends all sessions of a user but `kept`.
    func endAll(of user: UserID, except kept: SessionID? = nil) async throws(RedisError) {
        _ = try await self.redis.evaluate(
            SessionScripts.endAll, keys: [self.key(of: user)], arguments: [kept?.description ?? "", self.prefix])
    }

    private var prefix: String { "\(self.namespace):session:" }

    private func key(of user: UserID) -> String { "\(self.namespace):sessions:\(user)" }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    private static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
