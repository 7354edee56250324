/// Looks at the head of a Dockerfile for what would replace the engine's own front end.
///
/// A `# syntax=` line makes BuildKit run an image of the user's choice as the front end, outside the limits of a build step.
enum DockerfileCheck {
    /// The largest Dockerfile in bytes.
    static let maximumSize = 1 << 20

    /// What is wrong with the file; nil where nothing is.
    static func problem(in bytes: [UInt8]) -> String? {
        guard bytes.count <= Self.maximumSize else { return "is larger than \(Self.maximumSize) bytes" }
        guard !bytes.contains(0) else { return "is not a text file" }
        let text = String(decoding: bytes, as: UTF8.self)
        for (name, value) in Self.directives(of: text) {
            switch name {
            case "syntax" where !Self.isOfficialFrontend(value):
                return "names '\(value.prefix(100))' as its syntax; only docker/dockerfile:1 and its minor versions are allowed"
            case "escape" where value != "\\":
                return "changes the escape character to '\(value.prefix(10))'; only '\\' is allowed"
            default: break
            }
        }
        return nil
    }

    /// The directives before the first other line, in each of the forms that BuildKit knows.
    private static func directives(of text: String) -> [(name: String, value: String)] {
        var result: [(name: String, value: String)] = []
        let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        let first = body.drop { $0.isWhitespace }
        if first.hasPrefix("{") { return Self.quotedSyntax(in: first) }
        for (index, line) in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let trimmed = Self.trimmed(line)
            if trimmed.isEmpty || (index == 0 && trimmed.hasPrefix("#!")) { continue }
            let mark = trimmed.hasPrefix("#") ? 1 : trimmed.hasPrefix("//") ? 2 : 0
            guard mark > 0 else { break }
            let parts = trimmed.dropFirst(mark).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let name = Self.trimmed(parts[0]).lowercased()
            if name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) { result.append((name, String(Self.trimmed(parts[1])))) }
        }
        return result
    }

    /// BuildKit also takes a JSON object with a `syntax` member; no Dockerfile begins like one.
    private static func quotedSyntax(in text: Substring) -> [(name: String, value: String)] {
        text.lowercased().contains("\"syntax\"") ? [("syntax", "a JSON object")] : []
    }

    /// `docker/dockerfile:1`, `:1.7` or `:1.7.0`, with or without the registry's name.
    private static func isOfficialFrontend(_ value: String) -> Bool {
        let hub = "docker.io/"
        let name = value.hasPrefix(hub) ? value.dropFirst(hub.count) : value[...]
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "docker/dockerfile" else { return false }
        let numbers = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return numbers.first == "1" && numbers.count <= 3
            && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var result = text
        while result.first?.isWhitespace == true { result.removeFirst() }
        while result.last?.isWhitespace == true { result.removeLast() }
        return result
    }
}
