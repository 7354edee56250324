import Testing

@testable import Vault

@Suite struct NonceTests {
    /// Two encryptions each: of the value, and of its key.
    private static let values = 500_000

    @Test func `H05: Of a million encryptions no two have the same nonce`() async throws {
        let ring = try MasterKeyring(parsing: MasterKeyring.generateKeyText())
        var nonces: Set<UInt64> = []
        nonces.reserveCapacity(2 * Self.values)
        for number in 0..<Self.values {
            if number % 100 == 0 { await Task.yield() }
            let envelope = try SealedEnvelope(parsing: ring.seal([1], context: "c"))
            nonces.insert(Self.nonce(of: envelope.wrappedKey))
            nonces.insert(Self.nonce(of: envelope.payload))
        }
        #expect(nonces.count == 2 * Self.values)
    }

    /// The first 64 of the 96 bits, which are already to differ: of a million random ones two are alike in one of 4 × 10⁷ runs.
    private static func nonce(of encrypted: [UInt8]) -> UInt64 {
        var nonce: UInt64 = 0
        for index in 0..<8 { nonce = nonce << 8 | UInt64(encrypted[index]) }
        return nonce
    }
}
