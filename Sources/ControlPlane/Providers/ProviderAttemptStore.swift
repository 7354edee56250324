import Model
import OIDC
import Redis

/// The sign-ins through providers that were begun, in Redis, for as long as a person may take at a provider.
///
/// Each stands under the SHA-256 of what its browser holds, and is taken away when that browser comes back: it belongs to one browser and
/// holds once.
struct ProviderAttemptStore: Sendable {
    /// How long a person may take, in milliseconds.
    private static let lifetime = 600_000

    private let redis: RedisClient
    private let namespace: String

    init(redis: RedisClient, namespace: String) {
        self.redis = redis
        self.namespace = namespace
    }

    /// Keeps an attempt for the browser that holds `secret`.
    func keep(_ kept: KeptAttempt, under secret: SessionSecret) async throws(RedisError) {
        let attempt = kept.attempt
        _ = try await self.redis.evaluate(
            Self.keepScript, keys: [self.key(secret)],
            arguments: [
                Self.lifetime, "provider", attempt.provider, "state", attempt.state, "nonce", attempt.nonce, "verifier",
                attempt.codeVerifier, "redirect", attempt.redirectURI, "start", String(attempt.startedAt), "return", kept.returnPath,
                "user",
                kept.link?.user.description ?? "", "session", kept.link?.session.description ?? "",
            ])
    }

    /// Takes the attempt of the browser that holds `secret` away; nil where there is none, any more.
    func take(_ secret: SessionSecret) async throws(RedisError) -> KeptAttempt? {
        let reply = try await self.redis.evaluate(Self.takeScript, keys: [self.key(secret)], arguments: [])
        let fields = try reply.array(atLeast: 0)
        guard fields.count == 9, let start = Int64(try fields[5].string()) else { return nil }
        var link: KeptAttempt.Link?
        if let user = UserID(try fields[7].string()), let session = SessionID(try fields[8].string()) {
            link = KeptAttempt.Link(user: user, session: session)
        }
        return KeptAttempt(
            attempt: OIDC.LoginAttempt(
                provider: try fields[0].string(), state: try fields[1].string(), nonce: try fields[2].string(),
                codeVerifier: try fields[3].string(), redirectURI: try fields[4].string(), startedAt: start),
            returnPath: try fields[6].string(), link: link)
    }

    private func key(_ secret: SessionSecret) -> String { "\(self.namespace):attempt:\(secret.digest)" }

    private static let keepScript = RedisScript(
        name: "attempt.keep",
        source: """
            -- KEYS: the attempt. ARGV: milliseconds that it is kept, then fields and values.
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            return redis.call('PEXPIRE', KEYS[1], ARGV[1])
            """)

    private static let takeScript = RedisScript(
        name: "attempt.take",
        source: """
            -- KEYS: the attempt. Returns: its values in their order; none where there is no attempt.
            local kept = redis.call('HMGET', KEYS[1],
                'provider', 'state', 'nonce', 'verifier', 'redirect', 'start', 'return', 'user', 'session')
            if redis.call('DEL', KEYS[1]) == 0 then return {} end
            return kept
            """)
}
