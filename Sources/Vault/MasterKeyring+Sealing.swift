internal import Crypto
internal import FoundationEssentials

extension MasterKeyring {
    /// Encrypts `plaintext` with a data key of its own, wrapped by the current master key.
    ///
    /// - Parameter context: what the value belongs to, such as `team|application|name|version`; the value opens in no other context.
    public func seal(_ plaintext: [UInt8], context: String) throws(VaultError) -> [UInt8] {
        let dataKey = Self.randomKey()
        let payload = try Self.encrypt(
            plaintext, with: SymmetricKey(data: dataKey), authenticating: Self.payloadPrefix + Array(context.utf8))
        return try self.wrap(dataKey, payload: payload, context: context).serialized()
    }

    /// Decrypts what ``seal(_:context:)`` made.
    ///
    /// - Throws: ``VaultError`` `malformed`, `unknownKey`, or `tampered` where a byte or the context differs.
    public func open(_ sealed: [UInt8], context: String) throws(VaultError) -> [UInt8] {
        let envelope = try SealedEnvelope(parsing: sealed)
        let dataKey = try self.unwrap(envelope, context: context)
        return try Self.decrypt(
            envelope.payload, with: SymmetricKey(data: dataKey), authenticating: Self.payloadPrefix + Array(context.utf8))
    }

    /// Whether the value is wrapped by another key than the current one.
    public func needsRewrap(_ sealed: [UInt8]) throws(VaultError) -> Bool {
        try SealedEnvelope(parsing: sealed).keyID != self.currentKeyID
    }

    /// Wraps the data key of a sealed value with the current master key; the value itself is not touched.
    ///
    /// - Throws: ``VaultError`` as ``open(_:context:)`` does.
    public func rewrap(_ sealed: [UInt8], context: String) throws(VaultError) -> [UInt8] {
        let envelope = try SealedEnvelope(parsing: sealed)
        let dataKey = try self.unwrap(envelope, context: context)
        return try self.wrap(dataKey, payload: envelope.payload, context: context).serialized()
    }

    /// Separates the two uses of AES-GCM, so that neither part of an envelope passes for the other.
    private static let payloadPrefix = Array("roost.vault.payload.v1|".utf8)

    private func wrap(_ dataKey: [UInt8], payload: [UInt8], context: String) throws(VaultError) -> SealedEnvelope {
        // Identifier and key of one moment: the keys may be replaced meanwhile.
        let (id, key) = try self.currentKey
        let associated = SealedEnvelope.header(keyID: id) + Array(context.utf8)
        return SealedEnvelope(
            keyID: id, wrappedKey: try Self.encrypt(dataKey, with: key, authenticating: associated), payload: payload)
    }

    private func unwrap(_ envelope: SealedEnvelope, context: String) throws(VaultError) -> [UInt8] {
        let associated = SealedEnvelope.header(keyID: envelope.keyID) + Array(context.utf8)
        return try Self.decrypt(envelope.wrappedKey, with: self.key(envelope.keyID), authenticating: associated)
    }

    /// The nonce, the encrypted bytes and the tag in a row.
    private static func encrypt(
        _ bytes: [UInt8], with key: SymmetricKey, authenticating associated: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        do {
            guard let combined = try AES.GCM.seal(bytes, using: key, authenticating: associated).combined else {
                throw VaultError(.malformed, "the cipher used a nonce of an unexpected length")
            }
            return [UInt8](combined)
        } catch let error as VaultError {
            throw error
        } catch {
            throw VaultError(.malformed, "the value could not be encrypted")
        }
    }

    private static func decrypt(
        _ bytes: [UInt8], with key: SymmetricKey, authenticating associated: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        do {
            return [UInt8](try AES.GCM.open(AES.GCM.SealedBox(combined: bytes), using: key, authenticating: associated))
        } catch {
            throw VaultError(.tampered, "the sealed value does not belong here or was changed")
        }
    }
}
