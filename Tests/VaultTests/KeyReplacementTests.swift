import Synchronization
import Testing
import Vault

@Suite struct KeyReplacementTests {
    private let oldText = MasterKeyring.generateKeyText()
    private let newText = MasterKeyring.generateKeyText()

    private var both: String { "\(self.newText)\n\(self.oldText)\n" }

    @Test func `All copies of a keyring seal with the key that replaces the current one, and go on opening`() throws {
        let ring = try MasterKeyring(parsing: self.oldText)
        let copy = ring
        let sealed = try copy.seal([1, 2], context: "c")
        ring.replace(by: try MasterKeyring(parsing: self.both))
        #expect(copy.keyIDs.count == 2)
        #expect(try copy.open(sealed, context: "c") == [1, 2])
        #expect(try copy.needsRewrap(sealed))
        #expect(try !copy.needsRewrap(copy.seal([3], context: "c")))
    }

    @Test func `A key that somebody else heard of before is read when it is met, and stays`() throws {
        let reads = ReadCount()
        let text = self.both
        let ring = try MasterKeyring(parsing: self.oldText)
        ring.setSource {
            reads.count.add(1, ordering: .relaxed)
            return try MasterKeyring(parsing: text)
        }
        let sealed = try MasterKeyring(parsing: self.newText).seal([4], context: "c")
        for _ in 0..<3 { #expect(try ring.open(sealed, context: "c") == [4]) }
        #expect(reads.count.load(ordering: .relaxed) == 1)
        #expect(try !ring.needsRewrap(ring.seal([5], context: "c")))
    }

    @Test func `H04: A key that is nowhere is an error that names it, and no other key is lost for it`() throws {
        let ring = try MasterKeyring(parsing: self.oldText)
        let kept = try ring.seal([6], context: "c")
        let (stranger, other) = (MasterKeyring.generateKeyText(), self.newText)
        let sealed = try MasterKeyring(parsing: stranger).seal([7], context: "c")
        for source in [{ try MasterKeyring(parsing: other) }, { throw VaultTestError() }] as [@Sendable () throws -> MasterKeyring] {
            ring.setSource(source)
            #expect { try ring.open(sealed, context: "c") } throws: { error in
                (error as? VaultError)?.code == .unknownKey(String(stranger.prefix { $0 != ":" }))
            }
            #expect(try ring.open(kept, context: "c") == [6])
        }
    }

    @Test func `H05: While keys are replaced again and again everything opens, and what is sealed has a whole key`() async throws {
        let (old, both) = (self.oldText, self.both)
        let ring = try MasterKeyring(parsing: old)
        ring.setSource { try MasterKeyring(parsing: both) }
        let sealed = [try ring.seal([8], context: "c"), try MasterKeyring(parsing: self.newText).seal([8], context: "c")]
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<500 { ring.replace(by: try MasterKeyring(parsing: number % 2 == 0 ? both : old)) }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<500 {
                        let opened = try sealed.map { try ring.open($0, context: "c") }
                        let made = try ring.open(ring.seal([9], context: "d"), context: "d")
                        #expect(opened == [[8], [8]] && made == [9])
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

private struct VaultTestError: Error {}

private final class ReadCount: Sendable {
    let count = Atomic(0)
}
