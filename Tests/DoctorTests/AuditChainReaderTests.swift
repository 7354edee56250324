import Foundation
import Model
import Store
import Testing

@testable import Doctor

@Suite struct AuditChainReaderTests {
    private static func record(_ id: Int, at microseconds: Int? = nil) -> SealedRecord {
        SealedRecord(
            id: id, teamID: nil, actorKind: "user", actorName: "ada", action: "project.create", resource: "project/\(id)", isAllowed: true,
            traceID: "t", address: nil, microseconds: microseconds ?? id * 1_000_000)
    }

    /// A chain of these records.
    private static func chain(_ records: [SealedRecord]) -> [AuditLink] {
        var (links, hash): ([AuditLink], [UInt8]) = ([], AuditCanon.origin)
        for (index, record) in records.enumerated() {
            hash = AuditCanon.hash(of: record, after: hash)
            links.append(AuditLink(seal: AuditSeal(number: index + 1, hash: hash), recordID: record.id, record: record))
        }
        return links
    }

    private static func faults(_ links: [AuditLink], head: AuditSeal? = nil) -> [String] {
        var reader = AuditChainReader()
        for link in links { reader.read(link) }
        let end = head ?? links.last?.seal ?? AuditSeal(number: 0, hash: AuditCanon.origin)
        reader.end(at: AuditChainState(head: end, unsealed: 0, oldestUnsealedSeconds: nil))
        return reader.faults
    }

    @Test func `A chain that was left alone has no fault, and neither has an empty one`() {
        #expect(Self.faults([]) == [])
        #expect(Self.faults(Self.chain((1...5).map { Self.record($0) })) == [])
        // Transactions end in another order than they begin in.
        #expect(Self.faults(Self.chain([Self.record(2), Self.record(1), Self.record(3)])) == [])
    }

    @Test func `Each field of a record counts, and where one ends and the next begins`() {
        let known = AuditCanon.bytes(of: Self.record(1))
        var others: [SealedRecord] = []
        func change(_ change: (inout SealedRecord) -> Void) {
            var other = Self.record(1)
            change(&other)
            others.append(other)
        }
        change { $0.id = 2 }
        change { $0.teamID = UUID() }
        change { $0.actorKind = "token" }
        change { $0.actorName = "adb" }
        change { $0.action = "project.delete" }
        change { $0.resource = "project/2" }
        change { $0.isAllowed = false }
        change { $0.traceID = "u" }
        change { $0.address = "" }
        change { $0.microseconds += 1 }
        change { ($0.actorName, $0.action) = ("adap", "roject.create") }
        #expect(Set(others.map(AuditCanon.bytes(of:)) + [known]).count == others.count + 1)
    }

    @Test func `A link that is wrong is told alone, by its record`() {
        let sound = Self.chain((1...6).map { Self.record($0 * 10) })
        var changed = sound
        var record = Self.record(30)
        record.actorName = "eve"
        changed[2] = AuditLink(seal: sound[2].seal, recordID: 30, record: record)
        #expect(Self.faults(changed) == ["record 30 is not what was sealed"])
        var removed = sound
        removed[2] = AuditLink(seal: sound[2].seal, recordID: 30, record: nil)
        #expect(Self.faults(removed) == ["record 30 is gone"])
        var without = sound
        without.removeSubrange(2...3)
        #expect(Self.faults(without) == ["2 records before record 50 with their seals are gone"])
        #expect(Self.faults(Array(sound.dropLast(2)), head: sound.last?.seal) == ["the last 2 records with their seals are gone"])
    }

    @Test func `A record that says that it is older than an hour before what it follows is told`() {
        let late = Self.chain([Self.record(1, at: 7_200_000_000), Self.record(2, at: 3_599_999_999)])
        #expect(Self.faults(late) == ["record 2 came after record 1, and says that it is older"])
    }

    @Test func `No more faults are told than anybody reads`() {
        let links = Self.chain((1...30).map { Self.record($0) }).map { AuditLink(seal: $0.seal, recordID: $0.recordID, record: nil) }
        #expect(Self.faults(links).count == AuditChainReader.mostFaults)
    }
}
