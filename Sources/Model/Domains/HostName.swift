/// A canonical host name: lower-case LDH labels of at most 63 characters, 253 in all, no trailing dot, and not an IP address.
package struct HostName: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 253, !Self.isAddress(text) else { return nil }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(Self.isLabel) else { return nil }
        self.rawValue = text
    }

    package var description: String { self.rawValue }

    /// Whether `text` is made of four decimal numbers, or of digits and dots alone, which some resolvers read as an address.
    package static func isAddress(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && text.split(separator: ".", omittingEmptySubsequences: false).count == 4
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { UInt8($0) != nil }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
    }
}
