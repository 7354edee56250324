import FoundationEssentials
import Model
import Redis

/// The sign-ins that wait for a person in a browser, in Redis: what is lost there is begun anew, and no more.
struct DeviceLoginStore: Sendable {
    /// How much longer a program that asks too often waits from then on, in milliseconds; RFC 8628 section 3.5.
    private static let intervalGrowth = 5000
    /// The longest that a program is to wait, in milliseconds.
    private static let longestInterval = 60_000
    /// How often a new user code is drawn where others have the ones before it.
    private static let draws = 5

    let limits: DeviceLoginLimits
    private let redis: RedisClient
    private let namespace: String
    private let guesses: LoginLimits

    init(redis: RedisClient, namespace: String, configuration: SessionConfiguration) {
        self.redis = redis
        self.namespace = namespace
        self.limits = configuration.devices
        self.guesses = configuration.logins
    }

    /// Keeps a new sign-in under the hash of its device code and under a user code.
    ///
    /// - Throws: ``ControlPlaneError/throttled(_:)`` where too many wait, of this address or of all.
    func begin(_ secret: SessionSecret, _ client: ClientName, from address: String) async throws -> UserCode {
        let digest = secret.digest
        for _ in 0..<Self.draws {
            let code = UserCode()
            let reply = try await self.redis.evaluate(
                DeviceLoginScripts.begin,
                keys: [self.prefix + digest, self.codes + code.letters, "\(self.waiting):\(AddressBlock(address))", self.waiting],
                arguments: [
                    Self.milliseconds(self.limits.duration), digest, code.letters, client.text, address,
                    Self.milliseconds(self.limits.interval), self.limits.mostPerAddress, self.limits.most,
                ]
            ).array(atLeast: 1)
            switch try reply[0].string() {
            case "begun": return code
            case "full": throw ControlPlaneError.throttled(try Self.seconds(reply))
            default: continue
            }
        }
        throw ControlPlaneError.unavailable("no user code is free")
    }

    /// The sign-in with a user code.
    ///
    /// - Parameters:
    ///   - address: where the seeker is; nil where that is not told.
    ///   - decision: what to make of it, where it waits.
    /// - Throws: ``ControlPlaneError/notFound``, ``ControlPlaneError/throttled(_:)`` for who has missed too often, and
    ///   ``ControlPlaneError/conflict(_:)`` where it is to be decided a second time.
    func find(
        _ code: UserCode, by user: UserID, from address: String?, deciding decision: DeviceDecision? = nil
    ) async throws -> DeviceLogin {
        let misses = "\(self.namespace):device:missed"
        var arguments: [any RedisArgument] = [
            self.prefix, self.guesses.attempts, self.guesses.addressAttempts, Self.milliseconds(self.guesses.period),
        ]
        switch decision {
        case .approved(let user, let epoch): arguments += [DeviceLogin.Status.approved.rawValue, user.description, epoch]
        case .refused: arguments += [DeviceLogin.Status.refused.rawValue, "", 0]
        case nil: break
        }
        let reply = try await self.redis.evaluate(
            DeviceLoginScripts.find, keys: [self.codes + code.letters, "\(misses):\(user)", "\(misses):\(AddressBlock(address ?? ""))"],
            arguments: arguments
        ).array(atLeast: 1)
        switch try reply[0].string() {
        case "found": return try Self.login(code, reply)
        case "decided": throw ControlPlaneError.conflict("this sign-in was approved or refused already")
        case "throttled": throw ControlPlaneError.throttled(try Self.seconds(reply))
        default: throw ControlPlaneError.notFound
        }
    }

    /// What has become of the sign-in of a device code; where it was decided, nothing is left of it.
    func collect(_ secret: SessionSecret) async throws -> DeviceCollection {
        let digest = secret.digest
        let reply = try await self.redis.evaluate(
            DeviceLoginScripts.collect, keys: [self.prefix + digest, self.waiting],
            arguments: [self.codes, digest, Self.intervalGrowth, Self.longestInterval]
        ).array(atLeast: 1)
        switch try reply[0].string() {
        case "early": return .early(seconds: try Self.seconds(reply))
        case "pending": return .pending(seconds: try Self.seconds(reply))
        case "refused": return .refused
        case "approved":
            guard reply.count > 3, let user = UserID(try reply[1].string()) else { return .absent }
            return .approved(user, epoch: Int(try reply[2].integer()), client: ClientName(try reply[3].string()))
        default: return .absent
        }
    }

    private var prefix: String { "\(self.namespace):device:login:" }
    private var codes: String { "\(self.namespace):device:code:" }
    private var waiting: String { "\(self.namespace):device:waiting" }

    private static func login(_ code: UserCode, _ reply: [RedisValue]) throws -> DeviceLogin {
        guard reply.count > 5, let status = DeviceLogin.Status(rawValue: try reply[3].string()) else { throw ControlPlaneError.notFound }
        return DeviceLogin(
            code: code, client: ClientName(try reply[1].string()), address: try reply[2].string(), status: status,
            createdAt: try Self.date(reply[4]), expiresAt: try Self.date(reply[5]))
    }

    /// The milliseconds behind the first word of an answer, as whole seconds that are not less.
    private static func seconds(_ reply: [RedisValue]) throws -> Int {
        guard reply.count > 1 else { return 1 }
        return max(1, Int(clamping: (try reply[1].integer() + 999) / 1000))
    }

    private static func date(_ value: RedisValue) throws -> Date { Date(timeIntervalSince1970: Double(try value.integer()) / 1000) }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }
}
