/// The parts of a `multipart/form-data` body (RFC 7578).
struct FormData: Sendable {
    struct Part: Sendable, Hashable {
        /// The name of the field.
        let name: String
        let content: [UInt8]
    }

    let parts: [Part]

    /// nil for anything that is not such a body to its last byte.
    init?(_ body: [UInt8], boundary: String) {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line break of its own before it.
        var rest = (Array("\r\n".utf8) + body)[...]
        guard let preamble = Self.firstIndex(of: delimiter, in: rest) else { return nil }
        rest = rest[(preamble + delimiter.count)...]
        var parts: [Part] = []
        while true {
            if rest.starts(with: "--".utf8) { break }
            guard rest.starts(with: "\r\n".utf8), let end = Self.firstIndex(of: delimiter, in: rest),
                let part = Self.part(rest[(rest.startIndex + 2)..<end])
            else { return nil }
            parts.append(part)
            rest = rest[(end + delimiter.count)...]
        }
        self.parts = parts
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        // A part without header fields begins with the empty line; none of a form does.
        guard let end = Self.firstIndex(of: Array("\r\n\r\n".utf8), in: bytes) else { return nil }
        let fields = String(decoding: bytes[..<end], as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n")
        for field in fields {
            let halves = field.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            guard halves[0].lowercased() == "content-disposition" else { continue }
            let value = String(halves[1])
            guard MediaRange.name(of: value) == "form-data", let name = MediaRange.parameter("name", of: value) else { return nil }
            return Part(name: name, content: Array(bytes[(end + 4)...]))
        }
        return nil
    }

    private static func firstIndex(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var index = bytes.startIndex
        let last = bytes.endIndex - pattern.count
        while index <= last {
            if bytes[index] == first, bytes[index...].starts(with: pattern) { return index }
            index += 1
        }
        return nil
    }
}
