import APIContract
package import FoundationEssentials

/// The entity tag of a resource: what changes whenever the resource does.
package struct EntityTag: Hashable, Sendable {
    private static let revisionPrefix = "r"

    /// What stands between the quotes.
    package let value: String

    /// The tag of a resource that counts its changes.
    package init(revision: Int) {
        self.value = Self.revisionPrefix + String(revision)
    }

    /// The tag of a resource that notes when it was changed.
    package init(changedAt date: Date) {
        self.value = "t" + String(Int64(exactly: (date.timeIntervalSinceReferenceDate * 1_000_000).rounded()) ?? 0)
    }

    /// The tag of a resource that counts its own changes and shows others too: a change is meant for the revision, a reader has the body.
    ///
    /// FNV-1a with 64 bits: it tells states apart and protects nothing.
    package init(revision: Int, body: some Sequence<UInt8>) {
        let hash = body.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.value = Self.revisionPrefix + String(revision) + "." + String(hash, radix: 16)
    }

    /// As it stands in `ETag`.
    package var header: String { "\"\(self.value)\"" }

    /// Whether `condition`, the value of `If-None-Match` or `If-Match`, names this tag or any.
    package func matches(_ condition: String) -> Bool {
        condition.split(separator: ",").contains { part in
            var text = part.drop { $0 == " " }
            while text.last == " " { text.removeLast() }
            if text == "*" { return true }
            if text.hasPrefix("W/") { text = text.dropFirst(2) }
            return text == self.header
        }
    }

    /// - Throws: ``Refusal`` (412) where the client names another tag than this one.
    package func require(ifMatch condition: String?) throws(Refusal) {
        if let condition, !self.matches(condition) { throw Refusal.changedMeanwhile }
    }

    /// The revision that `If-Match` asks for; nil for `*` and for no header.
    ///
    /// - Throws: ``Refusal`` (412) for a tag that no resource with a revision has.
    package static func revision(ifMatch: String?) throws(Refusal) -> Int? {
        guard let ifMatch, ifMatch != "*" else { return nil }
        let prefix = "\"" + Self.revisionPrefix
        guard ifMatch.hasPrefix(prefix), ifMatch.hasSuffix("\"") else { throw Refusal.changedMeanwhile }
        let digits = ifMatch.dropFirst(prefix.count).dropLast().prefix { $0 != "." }
        guard let revision = Int(digits) else { throw Refusal.changedMeanwhile }
        return revision
    }
}
