/// What of a request is checked before libcurl sees it.
enum RequestRules {
    /// The fields that belong to the connection: with these a request could say something else to the next server than to this one.
    private static let reserved: Set<String> = [
        "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// The lines to send.
    ///
    /// - Throws: ``EgressError`` `invalidRequest` where a name is no token of RFC 9110, is reserved, or a value holds a control character.
    static func lines(of request: EgressRequest, userAgent: String) throws(EgressError) -> [String] {
        var lines: [String] = []
        for field in request.headers.fields {
            guard Self.isToken(field.name), !Self.reserved.contains(field.name.lowercased()) else {
                throw EgressError(.invalidRequest, "the name of a header field may not be sent")
            }
            guard field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
                throw EgressError(.invalidRequest, "the value of the header field `\(field.name)` holds a control character")
            }
            // libcurl takes a name with a colon and nothing behind it for a field to leave out, one with a semicolon for an empty field.
            lines.append(field.value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(field.name);" : "\(field.name): \(field.value)")
        }
        if request.headers["User-Agent"] == nil { lines.append("User-Agent: \(userAgent)") }
        // libcurl would call every body a form, and ask before it sends a large one.
        if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
        lines.append("Expect:")
        return lines
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
