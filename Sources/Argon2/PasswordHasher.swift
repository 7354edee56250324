internal import CArgon2
internal import Dispatch

/// Hashes passwords with Argon2id on threads of its own, a bounded number at once.
public struct PasswordHasher: Sendable {
    static let saltLength = 16
    static let tagLength = 32

    /// The costs of new hashes.
    public let configuration: PasswordHasherConfiguration
    let slots: HashingSlots

    /// - Throws: ``Argon2Error`` `invalidConfiguration` for costs that Argon2 does not take.
    public init(configuration: PasswordHasherConfiguration = .init()) throws(Argon2Error) {
        guard configuration.isValid else {
            throw Argon2Error(.invalidConfiguration, "the costs of the password hash are outside what Argon2 takes")
        }
        self.configuration = configuration
        self.slots = HashingSlots(count: configuration.maximumConcurrent, maximumWaiting: configuration.maximumWaiting)
    }

    /// Hashes `password` with a salt of its own.
    ///
    /// - Returns: the hash in PHC format, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`.
    /// - Throws: ``Argon2Error`` `busy`, `cancelled`, `passwordTooLong` or `libraryFailure`.
    public func hash(_ password: String) async throws(Argon2Error) -> String {
        try self.checkLength(of: password)
        let configuration = self.configuration
        return try await self.run { () throws(Argon2Error) in
            var generator = SystemRandomNumberGenerator()
            let salt = (0..<Self.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            return try Self.encodedHash(of: Array(password.utf8), salt: salt, configuration: configuration)
        }
    }

    /// Compares `password` with a hash in PHC format, in time that does not depend on where they differ.
    ///
    /// - Throws: ``Argon2Error`` `malformedHash` where the text is no Argon2id hash or names costs above four times today's;
    ///   else as ``hash(_:)`` does.
    public func verify(_ password: String, against hash: String) async throws(Argon2Error) -> PasswordVerification {
        try self.checkLength(of: password)
        guard let parameters = PasswordHashParameters(parsing: hash), self.isAffordable(parameters) else {
            throw Argon2Error(.malformedHash, "the stored text is not an Argon2id hash that can be checked")
        }
        let matches = try await self.run { () throws(Argon2Error) in
            try Self.isMatch(Array(password.utf8), hash)
        }
        return matches ? .match(needsRehash: parameters != self.todaysParameters) : .mismatch
    }

    /// A hash with today's costs that is no password's: comparing with it takes as long as with a user's.
    public var decoyHash: String {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        // Of the last digit only the bits that belong to a whole byte may be set: A has none.
        func text(of length: Int) -> String {
            let count = (length * 8 + 5) / 6
            return String((1..<count).map { _ in digits[Int.random(in: 0..<64, using: &generator)] }) + "A"
        }
        let costs = self.configuration
        return "$argon2id$\(PasswordHashParameters.version)$m=\(costs.memory),t=\(costs.iterations),p=\(costs.parallelism)"
            + "$\(text(of: Self.saltLength))$\(text(of: Self.tagLength))"
    }

    private func checkLength(of password: String) throws(Argon2Error) {
        guard password.utf8.count <= self.configuration.maximumPasswordLength else {
            throw Argon2Error(
                .passwordTooLong, "a password may have at most \(self.configuration.maximumPasswordLength) bytes")
        }
    }

    /// Waits for a turn, then computes on a thread of its own.
    ///
    /// A serial queue gets a thread whenever it has work; a concurrent one shares the few threads that tasks run on, and as many hashes
    /// as the machine has cores would stop every task of the process. The turns bound the number of threads.
    private func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(Argon2Error) -> Value
    ) async throws(Argon2Error) -> Value {
        try await self.slots.acquire()
        defer { self.slots.release() }
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, Argon2Error>, Never>) in
            DispatchQueue(label: "argon2").async { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }

    private var todaysParameters: PasswordHashParameters? {
        let costs = self.configuration
        return PasswordHashParameters(
            parsing: "$argon2id$v=19$m=\(costs.memory),t=\(costs.iterations),p=\(costs.parallelism)$salt$tag")
    }

    /// A hash from a tampered row must not be able to take all memory or a thread for minutes.
    private func isAffordable(_ parameters: PasswordHashParameters) -> Bool {
        UInt64(parameters.memory) <= 4 * UInt64(self.configuration.memory)
            && UInt64(parameters.iterations) <= 4 * UInt64(self.configuration.iterations)
            && UInt64(parameters.parallelism) <= 4 * UInt64(self.configuration.parallelism)
    }

    private static func encodedHash(
        of password: [UInt8], salt: [UInt8], configuration: PasswordHasherConfiguration
    ) throws(Argon2Error) -> String {
        var encoded = [CChar](repeating: 0, count: PasswordHashParameters.maximumTextLength)
        let status = unsafe argon2id_hash_encoded(
            configuration.iterations, configuration.memory, configuration.parallelism, password, password.count, salt, salt.count,
            Self.tagLength, &encoded, encoded.count)
        guard status == ARGON2_OK.rawValue else {
            throw Argon2Error(.libraryFailure(status), "the password could not be hashed (Argon2 error \(status))")
        }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isMatch(_ password: [UInt8], _ hash: String) throws(Argon2Error) -> Bool {
        let status = unsafe argon2id_verify(hash, password, password.count)
        switch status {
        case ARGON2_OK.rawValue: return true
        case ARGON2_VERIFY_MISMATCH.rawValue: return false
        case ARGON2_MEMORY_ALLOCATION_ERROR.rawValue:
            throw Argon2Error(.libraryFailure(status), "the password could not be checked for want of memory")
        default:
            throw Argon2Error(.malformedHash, "the stored text is not an Argon2id hash (Argon2 error \(status))")
        }
    }
}
