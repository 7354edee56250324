/// What ids and slugs look like.
enum ReferenceText {
    /// The id in lower case; nil where `text` is not one.
    static func id(_ text: String) -> String? {
        let text = text.lowercased()
        guard text.utf8.count == 36 else { return nil }
        for (index, byte) in text.utf8.enumerated() {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? byte == UInt8(ascii: "-") : "0123456789abcdef".utf8.contains(byte) else { return nil }
        }
        return text
    }

    /// Whether `text` can be a slug.
    static func isSlug(_ text: String) -> Bool {
        guard (1...40).contains(text.utf8.count), !text.hasPrefix("-"), !text.hasSuffix("-") else { return false }
        return text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
    }

    /// The parts of a path of slugs.
    ///
    /// - Throws: ``CommandFailure`` where one is not a slug or there are too many or too few.
    static func parts(_ text: String, count: ClosedRange<Int>, form: String) throws(CommandFailure) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard count.contains(parts.count), parts.allSatisfy(Self.isSlug) else {
            throw CommandFailure("'\(text)' is neither an id nor \(form)")
        }
        return parts
    }
}
