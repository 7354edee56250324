/// The entity tag of a resource: what changes whenever the resource does.
package struct EntityTag: Hashable, Sendable {
    private static let revisionPrefix = "r"

    /// What stands between the quotes.
    package let value: String

    /// The tag of a resource that counts its changes.
    package init(revision: Int) {
        self.value = Self.revisionPrefix + String(revision)
    }

    /// The tag of a resource that counts its own changes and shows others too: a change is meant for the revision, a reader has the body.
    package init(revision: Int, body: some Sequence<UInt8>) {
        self.value = Self.revisionPrefix + String(revision) + "." + Self.hash(body)
    }

    /// The tag of what counts no changes: the body itself tells.
    package init(body: some Sequence<UInt8>) {
        self.value = "b" + Self.hash(body)
    }

    /// The tag of a list that is made from counted state.
    ///
    /// - Parameters:
    ///   - mark: the state.
    ///   - seed: what else the answer is made from, such as the version of the server.
    ///   - query: the part and the filters of the list, so that a tag never stands for what was refused.
    package init(mark: String, seed: String, query: String) {
        var hash = StateHash()
        for part in [seed, query, mark] { hash.add(part) }
        self.value = "c" + hash.digits
    }

    /// As it stands in `ETag`.
    package var header: String { "\"\(self.value)\"" }

    /// Whether `condition`, the value of `If-None-Match`, names this tag or any.
    package func matches(_ condition: String) -> Bool {
        let header = self.header
        // As a rule a reader has one state, and its tag as we gave it.
        return condition == header
            || Self.tags(in: condition).contains { tag in tag == "*" || (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == header }
    }

    /// The revisions that `If-Match` names; nil for `*` and for no header, none where every tag is one that no resource of ours has.
    ///
    /// A weak tag names no revision (RFC 9110 section 13.1.1).
    package static func revisions(ifMatch: String?) -> Set<Int>? {
        guard let ifMatch else { return nil }
        let tags = Self.tags(in: ifMatch)
        if tags.contains("*") { return nil }
        return Set(tags.compactMap(Self.revision))
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> String {
        var hash = StateHash()
        hash.add(bytes)
        return hash.digits
    }

    private static func revision(of tag: Substring) -> Int? {
        let prefix = "\"" + Self.revisionPrefix
        guard tag.hasPrefix(prefix), tag.hasSuffix("\""), tag.utf8.count > prefix.utf8.count else { return nil }
        return Int(tag.dropFirst(prefix.count).dropLast().prefix { $0 != "." })
    }

    private static func tags(in condition: String) -> [Substring] {
        condition.split(separator: ",").map { part in
            var text = part.drop { $0 == " " || $0 == "\t" }
            while text.last == " " || text.last == "\t" { text.removeLast() }
            return text
        }
    }
}
