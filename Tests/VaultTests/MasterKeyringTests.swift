import Testing
import Vault

@Suite struct MasterKeyringTests {
    static let older = (id: "2026-01", key: (0..<32).map { UInt8($0) })
    static let newer = (id: "2026-02", key: (0..<32).map { UInt8(200 - $0) })

    @Test func `A sealed value opens in its context`() throws {
        let ring = try MasterKeyring(parsing: MasterKeyring.generateKeyText())
        for plaintext in [[], Array("pässword\n{{.Node.ID}}".utf8), [UInt8](repeating: 7, count: 60 * 1024)] {
            let sealed = try ring.seal(plaintext, context: "team|web|TOKEN|3")
            #expect(try ring.open(sealed, context: "team|web|TOKEN|3") == plaintext)
        }
    }

    @Test func `Sealing the same value twice gives different bytes`() throws {
        let ring = try MasterKeyring(keys: [Self.older], currentKeyID: Self.older.id)
        #expect(try ring.seal([1, 2, 3], context: "a") != ring.seal([1, 2, 3], context: "a"))
    }

    @Test func `H03: A value does not open in another context`() throws {
        let ring = try MasterKeyring(keys: [Self.older], currentKeyID: Self.older.id)
        let sealed = try ring.seal([1, 2, 3], context: "team|web|TOKEN|3")
        for context in ["team|web|TOKEN|4", "team|api|TOKEN|3", ""] {
            #expect(Self.code { try ring.open(sealed, context: context) } == .tampered)
        }
    }

    @Test func `H04: No single byte of a sealed value can change`() throws {
        let ring = try MasterKeyring(keys: [Self.older], currentKeyID: Self.older.id)
        let sealed = try ring.seal(Array("secret".utf8), context: "c")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x01
            #expect(throws: VaultError.self) { try ring.open(changed, context: "c") }
        }
    }

    @Test func `H04: A truncated value is refused at every length`() throws {
        let ring = try MasterKeyring(keys: [Self.older], currentKeyID: Self.older.id)
        let sealed = try ring.seal(Array("secret".utf8), context: "c")
        for length in 0..<sealed.count {
            #expect(throws: VaultError.self) { try ring.open(Array(sealed.prefix(length)), context: "c") }
        }
    }

    @Test func `Rotation wraps a value anew and the older key can go`() throws {
        let before = try MasterKeyring(keys: [Self.older], currentKeyID: Self.older.id)
        let during = try MasterKeyring(keys: [Self.newer, Self.older], currentKeyID: Self.newer.id)
        let after = try MasterKeyring(keys: [Self.newer], currentKeyID: Self.newer.id)
        let sealed = try before.seal([9, 8, 7], context: "c")
        #expect(Self.code { try after.open(sealed, context: "c") } == .unknownKey(Self.older.id))
        #expect(try during.needsRewrap(sealed))
        let rewrapped = try during.rewrap(sealed, context: "c")
        #expect(try !during.needsRewrap(rewrapped))
        #expect(try after.open(rewrapped, context: "c") == [9, 8, 7])
    }

    @Test(arguments: [[], [UInt8](repeating: 0, count: 32), [UInt8](repeating: 1, count: 31), (0..<33).map { UInt8($0) }])
    func `A20: A key that is not 32 random bytes is refused`(key: [UInt8]) {
        #expect(Self.code { try MasterKeyring(keys: [("k", key)], currentKeyID: "k") } == .weakKey)
    }

    @Test func `Keys are read one a line and the first is current`() throws {
        let first = MasterKeyring.generateKeyText()
        let second = MasterKeyring.generateKeyText()
        let ring = try MasterKeyring(parsing: "# rotated in May\r\n\n \(first)\n\(second)\n")
        #expect(ring.keyIDs.count == 2)
        #expect(first.hasPrefix("\(ring.currentKeyID):"))
    }

    @Test func `A bare key gets the identifier of its hash`() throws {
        let text = MasterKeyring.generateKeyText()
        let parts = text.split(separator: ":")
        let bare = try MasterKeyring(parsing: String(parts[1]))
        #expect(bare.currentKeyID == String(parts[0]))
    }

    @Test(arguments: ["", "# none", "id:not base64", "one:two:three", ":AAAA"])
    func `Text that holds no key is refused`(text: String) {
        #expect(throws: VaultError.self) { try MasterKeyring(parsing: text) }
    }

    @Test func `An identifier that is given twice is refused`() {
        let keys = [Self.older, (id: Self.older.id, key: Self.newer.key)]
        #expect(Self.code { try MasterKeyring(keys: keys, currentKeyID: Self.older.id) } == .malformed)
    }

    @Test func `Key material cannot be printed`() throws {
        let text = MasterKeyring.generateKeyText()
        let ring = try MasterKeyring(parsing: text)
        let secret = try #require(text.split(separator: ":").last)
        var dumped = ""
        dump(ring, to: &dumped)
        for output in ["\(ring)", String(reflecting: ring), dumped] {
            #expect(!output.contains(secret))
            #expect(!output.contains("SymmetricKey"))
        }
    }

    private static func code(_ body: () throws -> Any) -> VaultError.Code? {
        do { _ = try body() } catch { return (error as? VaultError)?.code }
        return nil
    }
}
