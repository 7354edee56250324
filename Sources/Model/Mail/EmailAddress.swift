/// An e-mail address that a mail can be sent to, in lower case: dot-atoms of RFC 5322 in ASCII.
package struct EmailAddress: Sendable, Hashable {
    package let rawValue: String

    package init?(_ text: String) {
        guard Registration.isEmail(text), text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 64 else { return nil }
        let isLocal = parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
        let isDomain = parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) }
        }
        guard isLocal, isDomain else { return nil }
        self.rawValue = text.lowercased()
    }
}
