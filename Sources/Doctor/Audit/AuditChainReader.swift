internal import Model
package import Store

/// Follows the chain of the audit link by link, and notes what breaks it.
package struct AuditChainReader: Sendable {
    /// How much older than one before it a record may be, in microseconds: transactions end in another order than they begin in.
    static let tolerance = 3_600_000_000.0
    /// The most faults that are told one by one.
    static let mostFaults = 10

    /// The number of the last link that was read.
    package private(set) var number = 0
    /// What is wrong, each in a few words that name the record.
    package private(set) var faults: [String] = []
    private var hash = AuditCanon.origin
    private var latest = Int.min
    private var latestID = 0

    package init() {}

    /// Whether enough is known to end.
    package var isFull: Bool { self.faults.count >= Self.mostFaults }

    /// Reads the next link.
    package mutating func read(_ link: AuditLink) {
        if link.seal.number != self.number + 1 {
            let gap = link.seal.number - self.number - 1
            self.note("\(gap) record\(gap == 1 ? "" : "s") before record \(link.recordID) with their seals are gone")
            // What came before is gone: this link cannot be told from a forged one, and the next ones follow from it.
        } else if let record = link.record {
            if AuditCanon.hash(of: record, after: self.hash) != link.seal.hash {
                self.note("record \(link.recordID) is not what was sealed")
            } else if Double(self.latest) - Double(record.microseconds) > Self.tolerance {
                self.note("record \(link.recordID) came after record \(self.latestID), and says that it is older")
            }
        } else {
            self.note("record \(link.recordID) is gone")
        }
        if let record = link.record, record.microseconds > self.latest {
            self.latest = record.microseconds
            self.latestID = link.recordID
        }
        self.number = link.seal.number
        // Each link is held to the one before it as it stands, so that one fault is told once.
        self.hash = link.seal.hash
    }

    /// Compares the end of what was read with the head.
    package mutating func end(at state: AuditChainState) {
        if self.number < state.head.number {
            self.note("the last \(state.head.number - self.number) records with their seals are gone")
        } else if self.number == state.head.number, self.hash != state.head.hash {
            self.note("the chain does not end as it did when its last record was sealed")
        }
    }

    private mutating func note(_ fault: String) {
        if !self.isFull { self.faults.append(fault) }
    }
}
