import Model
package import Store
package import Vault

/// Wraps every sealed value with the current master key, while servers run.
///
/// The values themselves are not touched: each has a key of its own, and that one is wrapped anew. What was done stays done: a rotation
/// that was interrupted goes on where it was.
package struct KeyRotation: Sendable {
    /// How many values one transaction changes.
    private static let batch = 100

    private let store: DataStore
    private let keyring: MasterKeyring

    package init(store: DataStore, keyring: MasterKeyring) {
        self.store = store
        self.keyring = keyring
    }

    /// Goes once through everything that another key wraps.
    ///
    /// - Returns: how many values of which place were wrapped, and those that could not be opened.
    package func pass() async throws(ControlPlaneError) -> RotationPass {
        try await ControlPlaneError.mapping {
            var pass = RotationPass()
            for place in SealedPlace.allCases {
                var key = SealedValue.Key.start
                while true {
                    try Task.checkCancellation()
                    let values = try await self.store.session.sealed.values(
                        of: place, notUnder: self.keyring.currentKeyID, after: key, limit: Self.batch)
                    guard let last = values.last else { break }
                    key = last.key
                    pass.add(try await self.wrap(values, of: place), to: place)
                }
            }
            return pass
        }
    }

    /// Records that a key became the current one.
    package func note(traceID: String) async throws(ControlPlaneError) {
        try await ControlPlaneError.mapping {
            try await self.store.session.audit.append(
                AuditRecord(
                    teamID: nil, actor: DeploymentActor(kind: .system, name: "roostd"), action: "key.rotate",
                    resource: "key/\(self.keyring.currentKeyID)", traceID: traceID))
        }
    }

    /// Which keys wrap how much.
    package func uses() async throws(ControlPlaneError) -> [KeyUse] {
        try await ControlPlaneError.mapping { try await self.store.session.sealed.uses() }
    }

    private func wrap(_ values: [SealedValue], of place: SealedPlace) async throws -> (wrapped: Int, problems: [String]) {
        var problems: [String] = []
        var wrapped: [(value: SealedValue, sealed: [UInt8])] = []
        for value in values {
            do throws(VaultError) {
                wrapped.append((value, try self.keyring.rewrap(value.sealed, context: value.context)))
            } catch {
                problems.append("\(place.rawValue): \(value.context): \(error)")
            }
        }
        let done = wrapped
        let count = try await self.store.withTransaction { session in
            var count = 0
            for (value, sealed) in done where try await session.sealed.replace(value, in: place, by: sealed) { count += 1 }
            return count
        }
        return (count, problems)
    }
}
