internal import Crypto
internal import FoundationEssentials

/// The master keys that wrap the data key of each secret.
///
/// New values are sealed with the current key; older keys stay in the ring until every value is wrapped anew (``rewrap(_:context:)``).
/// Copies of a keyring share its keys, which can be replaced while they are in use.
/// Key material can neither be printed nor encoded.
public struct MasterKeyring: Sendable {
    /// The length of a master key in bytes.
    public static let keyLength = 32
    /// A key with fewer distinct bytes than this is refused: 32 random bytes have about 30.
    static let minimumDistinctBytes = 12
    static let maximumIdentifierLength = 64

    /// The identifier of the key that new values are sealed with.
    public var currentKeyID: String { self.state.all.current }
    private let state: KeyringState

    /// - Throws: ``VaultError`` `weakKey` for a key that is not 32 random bytes, `malformed` for a wrong or repeated identifier,
    ///   `unknownKey` where `currentKeyID` names no key.
    public init(keys: [(id: String, key: [UInt8])], currentKeyID: String) throws(VaultError) {
        var ring: [String: SymmetricKey] = [:]
        for (id, key) in keys {
            guard Self.isIdentifier(id) else {
                throw VaultError(.malformed, "a key identifier must have 1 to 64 letters, digits, '-', '_' or '.'")
            }
            guard ring[id] == nil else { throw VaultError(.malformed, "the key identifier '\(id)' is given twice") }
            guard key.count == Self.keyLength else {
                throw VaultError(.weakKey, "the key '\(id)' has \(key.count) bytes; it must have \(Self.keyLength)")
            }
            guard Set(key).count >= Self.minimumDistinctBytes else {
                throw VaultError(.weakKey, "the key '\(id)' is not random; make one with 'roostd keys generate'")
            }
            ring[id] = SymmetricKey(data: key)
        }
        guard ring[currentKeyID] != nil else { throw VaultError(.unknownKey(currentKeyID), "there is no key '\(currentKeyID)'") }
        self.state = KeyringState(KeyringState.Keys(current: currentKeyID, byID: ring))
    }

    /// Reads one key per line, `id:base64`, the current one first; a line without an identifier gets one from the key's hash.
    ///
    /// Empty lines and lines that begin with `#` do not count.
    /// - Throws: ``VaultError`` as ``init(keys:currentKeyID:)`` does, and `malformed` for text without a key.
    public init(parsing text: String) throws(VaultError) {
        var keys: [(id: String, key: [UInt8])] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let trimmed = Self.trimmed(line)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            keys.append(try Self.parseLine(trimmed, number: index + 1))
        }
        guard let first = keys.first else { throw VaultError(.malformed, "there is no master key") }
        try self.init(keys: keys, currentKeyID: first.id)
    }

    /// A new random key as the text that ``init(parsing:)`` reads.
    public static func generateKeyText() -> String {
        let key = Self.randomKey()
        return "\(Self.derivedIdentifier(of: key)):\(Data(key).base64EncodedString())"
    }

    /// 32 bytes of the system's cryptographic generator.
    static func randomKey() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<Self.keyLength / 8).flatMap { _ in
            let word = UInt64.random(in: .min ... .max, using: &generator)
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
    }

    /// The identifiers of all keys, sorted.
    public var keyIDs: [String] { self.state.all.byID.keys.sorted() }

    /// Takes the keys of another keyring in the place of its own, for all copies of this one.
    public func replace(by other: MasterKeyring) { self.state.replace(by: other.state.all) }

    /// Where keys are read again when a value is met that an unknown key wraps: somebody else may have heard of it before.
    public func setSource(_ source: @escaping @Sendable () throws -> MasterKeyring) { self.state.setSource(source) }

    var keys: KeyringState.Keys { self.state.all }

    var currentKey: (id: String, key: SymmetricKey) {
        get throws(VaultError) {
            let keys = self.keys
            guard let key = keys.byID[keys.current] else { throw VaultError(.unknownKey(keys.current), "there is no current key") }
            return (keys.current, key)
        }
    }

    func key(_ id: String) throws(VaultError) -> SymmetricKey {
        guard let key = self.state.find(id) else { throw VaultError(.unknownKey(id), "there is no key '\(id)' in the keyring") }
        return key
    }

    private static func parseLine(_ line: Substring, number: Int) throws(VaultError) -> (id: String, key: [UInt8]) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let encoded = parts.last, let data = Data(base64Encoded: String(encoded)) else {
            throw VaultError(.malformed, "line \(number) of the master keys is not 'id:base64'")
        }
        let key = [UInt8](data)
        guard parts.count == 2, let id = parts.first else { return (Self.derivedIdentifier(of: key), key) }
        return (String(id), key)
    }

    private static func derivedIdentifier(of key: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return "k" + SHA256.hash(data: key).prefix(4).map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...Self.maximumIdentifierLength).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
            }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var result = line
        while result.first?.isWhitespace == true { result.removeFirst() }
        while result.last?.isWhitespace == true { result.removeLast() }
        return result
    }
}

extension MasterKeyring: CustomStringConvertible, CustomReflectable {
    /// The identifiers; never key material.
    public var description: String { "MasterKeyring(current: \(self.currentKeyID), keys: \(self.keyIDs))" }

    /// Nothing: a dump must not show keys.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
