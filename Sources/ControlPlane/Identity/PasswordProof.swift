import Argon2
import Model
import Store

/// Decides whether somebody knows a password.
struct PasswordProof: Sendable {
    private let store: DataStore
    private let hasher: PasswordHasher
    private let throttle: LoginThrottle
    private let factors: SecondFactorService

    init(store: DataStore, hasher: PasswordHasher, throttle: LoginThrottle, factors: SecondFactorService) {
        self.store = store
        self.hasher = hasher
        self.throttle = throttle
        self.factors = factors
    }

    /// The user who signs in.
    ///
    /// A user who does not exist costs as much as a wrong password. A hash with other costs than today's is made anew.
    ///
    /// - Throws: ``ControlPlaneError/loginRefused``, and `codeRequired` for who knows the password alone, which were recorded, and
    ///   `throttled` without a look at either.
    func check(_ attempt: LoginAttempt, traceID: String) async throws(ControlPlaneError) -> UserCredentials {
        try await ControlPlaneError.mapping {
            try await self.throttle.countAttempt(from: attempt.origin.address)
            let known = try await self.store.session.credentials.find(named: attempt.name)
            let account = LoginAccount(name: attempt.name, user: known?.user.id)
            let count = try await self.throttle.countAttempt(with: account, from: attempt.origin.address)
            let outcome = try await self.hasher.verify(attempt.password, against: known?.passwordHash ?? self.hasher.decoyHash)
            guard let known, let present = known.passwordHash, case .match(let needsRehash) = outcome else {
                let resource = known.map { "user/\($0.user.id)" } ?? "user"
                try await self.noteFailure(of: known?.user, resource, account, attempt, traceID: traceID)
                throw ControlPlaneError.loginRefused
            }
            if let secret = known.codeSecret {
                guard let code = attempt.code, try await self.factors.accept(code, of: known, secret: secret) else {
                    // Whoever gets as far and no further may have stolen the password: the record tells it from a wrong one.
                    try await self.noteFailure(of: known.user, "user/\(known.user.id)/totp", account, attempt, traceID: traceID)
                    throw ControlPlaneError.codeRequired(attempt.code == nil ? "is needed" : "is wrong, or was used")
                }
            }
            try await self.throttle.noteSuccess(with: account, from: attempt.origin.address, counted: count)
            if needsRehash {
                let hash = try await self.hasher.hash(attempt.password)
                try await self.store.session.credentials.rehash(known.user.id, from: present, to: hash)
            }
            return known
        }
    }

    private func noteFailure(
        of user: User?, _ resource: String, _ account: LoginAccount, _ attempt: LoginAttempt, traceID: String
    ) async throws {
        // What was typed as a name may be a password: of a user whom nobody knows, nothing is kept.
        try await self.store.session.audit.append(
            AuditRecord(
                teamID: nil, actor: DeploymentActor(kind: .user, name: user?.username ?? "unknown"), action: "session.create",
                resource: resource, isAllowed: false, traceID: traceID, address: attempt.origin.address))
        try await self.throttle.noteFailure(with: account)
    }

    /// The caller, and the hash of its password, where `password` is the caller's.
    ///
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` where it is not, which is recorded as a refused `action`.
    func check(
        _ password: String, action: String, context: CallContext
    ) async throws(ControlPlaneError) -> (user: User, passwordHash: String) {
        try await ControlPlaneError.mapping {
            try await self.throttle.countProof(of: context.caller.userID)
            let known = try await self.store.session.credentials.find(context.caller.userID)
            guard let present = known.passwordHash, case .match = try await self.hasher.verify(password, against: present) else {
                context.decision?.deny(action, "user/\(known.user.id)")
                throw ControlPlaneError.reauthenticationRequired("The current password is wrong.")
            }
            try await self.throttle.noteProof(of: known.user.id)
            return (known.user, present)
        }
    }
}
