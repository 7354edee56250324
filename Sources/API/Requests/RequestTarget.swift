/// What a request's target may look like, so that one object has one address.
package enum RequestTarget {
    /// - Throws: ``Refusal``: 400 for a broken percent escape, 404 for a path with empty parts, dots or a trailing slash.
    package static func check(path: String) throws(Refusal) {
        if path == "/" { return }
        var previous = UInt8(ascii: " ")
        var isPlain = true
        for byte in path.utf8 {
            if byte == UInt8(ascii: "/"), previous == byte { throw .notFound }
            if byte == UInt8(ascii: "%") || byte == UInt8(ascii: ".") || byte >= 0x80 { isPlain = false }
            previous = byte
        }
        if previous == UInt8(ascii: "/") || path.utf8.first != UInt8(ascii: "/") { throw .notFound }
        if !isPlain { try Self.checkParts(of: path) }
    }

    private static func checkParts(of path: String) throws(Refusal) {
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            guard let decoded = PercentDecoding.decode(part) else { throw .malformed("The path is not valid percent-encoded UTF-8.") }
            if decoded == "." || decoded == ".." || decoded.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
                throw .notFound
            }
        }
    }
}
