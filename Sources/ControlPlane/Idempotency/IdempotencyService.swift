import Crypto
import FoundationEssentials
package import Model
import Store

/// Lets a request with a key have its effect once, however often it comes.
package struct IdempotencyService: Sendable {
    private let store: DataStore
    private let age: Duration

    /// - Parameter age: how long an answer is given again.
    init(store: DataStore, age: Duration) {
        self.store = store
        self.age = age
    }

    /// Runs `work`, whose writes are committed together with its answer; or returns what was answered before.
    ///
    /// What `work` throws undoes all that it wrote and keeps nothing, so that the request can be repeated. The key belongs to the caller's
    /// token or session: another token of the same user may do less, and must not be told what this one was.
    ///
    /// - Parameters:
    ///   - request: what tells this request from another one.
    ///   - work: the request; it returns its value and the answer to keep, which must hold no secret.
    /// - Throws: ``ControlPlaneError/keyReused`` where the key was used for another request, ``ControlPlaneError/conflict(_:)`` while a
    ///   request with the key runs; else what `work` throws.
    package func once<Value: Sendable>(
        key: String, request: [UInt8], caller: Caller,
        _ work: @escaping @Sendable () async throws -> (value: Value, answer: IdempotentAnswer)
    ) async throws -> OnceResult<Value> {
        let claim = Self.claim(key: key, request: request, caller: caller)
        do {
            return try await self.store.withJoinedTransaction { session in
                guard try await session.idempotency.lock(claim) else {
                    throw ControlPlaneError.conflict("a request with this Idempotency-Key is under way")
                }
                if let known = try await session.idempotency.find(claim, age: self.age) {
                    guard known.fingerprint == claim.fingerprint else { throw ControlPlaneError.keyReused }
                    return .repeated(known.answer)
                }
                let done = try await work()
                try await session.idempotency.keep(done.answer, for: claim)
                return .done(done.value)
            }
        } catch let error as StoreError {
            throw ControlPlaneError(error)
        }
    }

    /// The key itself is kept nowhere: without it nobody can try out what a request may have held.
    private static func claim(key: String, request: [UInt8], caller: Caller) -> IdempotencyClaim {
        let id = SHA256.hash(data: Data("\(caller.credential.id) \(key)".utf8))
        let fingerprint = HMAC<SHA256>.authenticationCode(for: Data(request), using: SymmetricKey(data: Data(key.utf8)))
        return IdempotencyClaim(id: Array(id), fingerprint: Array(fingerprint))
    }
}
