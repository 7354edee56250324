import Model
import Redis
import WorkQueue

/// Counts who tries to sign in, by address and by account, and makes those wait who guess.
///
/// Nobody is locked out for good: what was taken comes back with time, and an address that somebody signed in from counts for itself, so
/// that strangers cannot use up what its owner needs. A Redis that lost its data does not know who tried before: until a whole period has
/// passed, anybody has half as many attempts at once.
struct LoginThrottle: Sendable {
    private static let hour = Duration.seconds(3600)
    /// How long failures in a row are remembered, in seconds.
    private static let failureMemory = 30 * 86_400
    /// How long an address is remembered that somebody signed in from, in seconds.
    private static let addressMemory = 90 * 86_400
    /// How many times fewer attempts there are at once while Redis does not know of a whole period.
    private static let caution = 2

    private let redis: RedisClient
    private let limiter: RateLimiter
    private let namespace: String
    private let limits: LoginLimits

    init(redis: RedisClient, namespace: String, limits: LoginLimits) {
        self.redis = redis
        self.limiter = RateLimiter(redis: redis, namespace: namespace)
        self.namespace = namespace
        self.limits = limits
    }

    /// Counts an attempt from an address.
    ///
    /// - Throws: ``ControlPlaneError/throttled(_:)`` where there were too many; `unavailable` where Redis does not answer.
    func countAttempt(from address: String) async throws {
        try await self.take("login:address:\(AddressBlock(address))", try await self.limit(self.limits.addressAttempts))
    }

    /// Counts an attempt with an account.
    ///
    /// - Returns: where it was counted.
    /// - Throws: as ``countAttempt(from:)``.
    func countAttempt(with account: LoginAccount, from address: String) async throws -> String {
        let replies = try await self.redis.pipeline([
            RedisCommand("EXISTS", [self.known(account, address)]), RedisCommand("GET", [self.failures(of: account)]),
        ])
        let values = try replies.map { try $0.get() }
        let isKnown = try values.first?.integer() == 1
        let failures = Int(try values.last?.optionalString() ?? "") ?? 0
        let usual = try await self.limit(self.limits.attempts)
        let isSuspicious = !isKnown && failures >= self.limits.mostFailures
        let key = "login:account:\(account.key)" + (isKnown ? ":\(AddressBlock(address))" : "")
        try await self.take(key, isSuspicious ? RateLimit(count: 1, period: Self.hour) : usual)
        return key
    }

    /// Counts a proof that somebody who is signed in gives anew.
    ///
    /// - Throws: as ``countAttempt(from:)``.
    func countProof(of user: UserID) async throws {
        try await self.take("login:proof:\(user)", try await self.limit(self.limits.attempts))
    }

    /// Counts a mail that somebody without a right to it has sent to an address.
    ///
    /// - Parameter limit: how many an hour there may be.
    /// - Throws: as ``countAttempt(from:)``.
    func countMail(to email: EmailAddress, atMost limit: Int) async throws {
        let key = LoginAccount(name: email.rawValue, user: nil).key
        try await self.take("mail:address:\(key)", RateLimit(count: limit, period: Self.hour))
    }

    /// Counts an invitation.
    ///
    /// - Parameter limit: how many an hour there may be.
    /// - Throws: as ``countAttempt(from:)``.
    func countInvitation(by user: UserID, atMost limit: Int) async throws {
        try await self.take("mail:invitation:\(user)", RateLimit(count: limit, period: Self.hour))
    }

    /// Notes that somebody got back into an account by its mailbox: failures before do not count any more, and the address is known.
    func noteReset(of user: UserID, from address: String) async throws {
        let account = LoginAccount(name: "", user: user)
        try await self.noteSuccess(with: account, from: address, counted: "login:account:\(account.key)")
    }

    /// Notes that an attempt failed.
    func noteFailure(with account: LoginAccount) async throws {
        let key = self.failures(of: account)
        for reply in try await self.redis.pipeline([RedisCommand("INCR", [key]), RedisCommand("EXPIRE", [key, Self.failureMemory])]) {
            _ = try reply.get()
        }
    }

    /// Notes that somebody signed in: failures before do not count any more, and the address is known.
    ///
    /// - Parameter count: where the attempt was counted; what was taken there comes back.
    func noteSuccess(with account: LoginAccount, from address: String, counted count: String) async throws {
        let replies = try await self.redis.pipeline([
            RedisCommand("DEL", [self.failures(of: account)]),
            RedisCommand("SET", [self.known(account, address), 1, "EX", Self.addressMemory]),
        ])
        for reply in replies { _ = try reply.get() }
        try await self.limiter.forget(key: count)
    }

    /// Notes that a proof was right.
    func noteProof(of user: UserID) async throws { try await self.limiter.forget(key: "login:proof:\(user)") }

    /// So many attempts in a period, half of them at once where nobody knows how many there were before.
    private func limit(_ attempts: Int) async throws -> RateLimit {
        let age = try await self.redis.evaluate(LoginScripts.age, keys: ["\(self.namespace):login:since"]).integer()
        let isKnown = Duration.milliseconds(age) >= self.limits.period
        return RateLimit(count: attempts, period: self.limits.period, burst: isKnown ? attempts : attempts / Self.caution)
    }

    private func take(_ key: String, _ limit: RateLimit) async throws {
        let decision = try await self.limiter.take(key: key, limit: limit)
        guard !decision.isAllowed else { return }
        let (seconds, attoseconds) = (decision.retryAfter ?? Self.hour).components
        throw ControlPlaneError.throttled(max(1, Int(clamping: seconds) + (attoseconds > 0 ? 1 : 0)))
    }

    private func known(_ account: LoginAccount, _ address: String) -> String {
        "\(self.namespace):login:known:\(account.key):\(AddressBlock(address))"
    }

    private func failures(of account: LoginAccount) -> String { "\(self.namespace):login:failures:\(account.key)" }
}
