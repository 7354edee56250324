import APIContract

/// The entity tag of a resource: the count of its changes.
package struct EntityTag: Hashable, Sendable {
    package let revision: Int

    package init(revision: Int) {
        self.revision = revision
    }

    /// As it stands in `ETag`.
    package var header: String { "\"r\(self.revision)\"" }

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

    /// The revision that `If-Match` asks for; nil for `*` and for no header.
    ///
    /// - Throws: ``Refusal`` (412) for a tag that no resource of ours has.
    package static func revision(ifMatch: String?) throws(Refusal) -> Int? {
        guard let ifMatch, ifMatch != "*" else { return nil }
        guard ifMatch.hasPrefix("\"r"), ifMatch.hasSuffix("\""), let revision = Int(ifMatch.dropFirst(2).dropLast()) else {
            throw Refusal(.preconditionFailed, "What is stored is not what If-Match names.")
        }
        return revision
    }
}
