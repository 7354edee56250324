/// The parts of a sealed value: version, key identifier, wrapped data key, encrypted payload.
///
/// `[version = 1][length of the identifier][identifier][wrapped key, 60 bytes][payload, at least 28 bytes]`, where both encrypted
/// parts are a 12-byte nonce, the encrypted bytes and a 16-byte tag.
struct SealedEnvelope: Sendable {
    static let version: UInt8 = 1
    static let nonceAndTagLength = 28
    static let wrappedKeyLength = MasterKeyring.keyLength + Self.nonceAndTagLength

    let keyID: String
    let wrappedKey: [UInt8]
    let payload: [UInt8]

    init(keyID: String, wrappedKey: [UInt8], payload: [UInt8]) {
        self.keyID = keyID
        self.wrappedKey = wrappedKey
        self.payload = payload
    }

    init(parsing bytes: [UInt8]) throws(VaultError) {
        guard bytes.count > 2, bytes[0] == Self.version else { throw Self.malformed }
        let identifierEnd = 2 + Int(bytes[1])
        let wrappedKeyEnd = identifierEnd + Self.wrappedKeyLength
        guard identifierEnd > 2, bytes.count >= wrappedKeyEnd + Self.nonceAndTagLength else { throw Self.malformed }
        guard let keyID = String(validating: bytes[2..<identifierEnd], as: UTF8.self) else { throw Self.malformed }
        self.init(
            keyID: keyID, wrappedKey: Array(bytes[identifierEnd..<wrappedKeyEnd]), payload: Array(bytes[wrappedKeyEnd...]))
    }

    /// What stands before the encrypted parts, and is authenticated with the wrapped key.
    static func header(keyID: String) -> [UInt8] {
        [Self.version, UInt8(clamping: keyID.utf8.count)] + Array(keyID.utf8)
    }

    func serialized() -> [UInt8] {
        Self.header(keyID: self.keyID) + self.wrappedKey + self.payload
    }

    private static let malformed = VaultError(.malformed, "the bytes are not a sealed value")
}
