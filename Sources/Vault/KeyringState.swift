internal import Crypto
internal import Synchronization

/// The keys of a keyring and all of its copies.
final class KeyringState: Sendable {
    struct Keys: Sendable {
        let current: String
        let byID: [String: SymmetricKey]
    }

    private let keys: Mutex<Keys>
    private let source = Mutex<(@Sendable () throws -> MasterKeyring)?>(nil)

    init(_ keys: Keys) { self.keys = Mutex(keys) }

    var all: Keys { self.keys.withLock { $0 } }

    func replace(by other: Keys) { self.keys.withLock { $0 = other } }

    func setSource(_ source: @escaping @Sendable () throws -> MasterKeyring) { self.source.withLock { $0 = source } }

    /// The key, where it may have come since the keys were read.
    func find(_ id: String) -> SymmetricKey? {
        if let key = self.all.byID[id] { return key }
        guard let source = self.source.withLock({ $0 }), let fresh = try? source().keys, let key = fresh.byID[id] else { return nil }
        self.replace(by: fresh)
        return key
    }
}
