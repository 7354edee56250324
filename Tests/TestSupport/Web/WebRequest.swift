internal import NIOCore

/// A request as a test's web server received it.
public struct WebRequest: Sendable {
    /// The method, such as `GET`.
    public let method: String
    /// The path with what stands behind it, as it was sent.
    public let target: String
    /// The header's lines after the first one, as they were sent.
    public let lines: [String]
    /// The body.
    public let body: String

    /// The path alone.
    public var path: String { String(self.target.prefix { $0 != "?" }) }

    /// The value of the first field of that name.
    public func header(_ name: String) -> String? {
        for line in self.lines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].lowercased() == name.lowercased() { return String(parts[1].drop { $0 == " " }) }
        }
        return nil
    }

    /// The fields of the query, decoded; of several of one name the last.
    public var query: [String: String] { Self.fields(ofURL: self.target) }
    /// The fields of a form in the body.
    public var form: [String: String] { Self.fields(self.body[...]) }

    /// The fields of a URL's query, decoded.
    public static func fields(ofURL url: String) -> [String: String] {
        self.fields(url.split(separator: "?", maxSplits: 1).dropFirst().first ?? "")
    }

    private static func fields(_ text: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[self.decoded(parts[0])] = parts.count == 2 ? self.decoded(parts[1]) : ""
        }
        return fields
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension WebRequest {
    /// Reads a request; nil where it is not complete.
    init?(_ received: ByteBuffer) {
        let text = String(buffer: received)
        guard Self.length(in: received) != nil, let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        var lines = text[..<end.lowerBound].split(separator: "\r\n").map(String.init)
        let first = lines.removeFirst().split(separator: " ").map(String.init)
        guard first.count == 3 else { return nil }
        self.init(method: first[0], target: first[1], lines: lines, body: String(text[end.upperBound...]))
    }

    /// How long the request is that begins the bytes; nil before its end has come.
    static func length(in received: ByteBuffer) -> Int? {
        let text = String(buffer: received)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let header = text[..<end.upperBound]
        let length = header.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
        let whole = header.utf8.count + length
        return received.readableBytes >= whole ? whole : nil
    }
}
