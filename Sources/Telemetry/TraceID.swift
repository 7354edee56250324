/// The identifier of one trace: 32 lower-case hexadecimal digits, as in W3C Trace Context, never all zero.
///
/// One trace runs from the request through queue, worker and build log to the error that a user reports.
public struct TraceID: Hashable, Sendable, CustomStringConvertible {
    private static let digits = Array("0123456789abcdef".utf8)
    /// What the traces that this process begins have in common: W3C Trace Context asks for chance in the last 14 digits alone, and each half
    /// would be a call of the kernel for each request.
    private static let firstHalf = Self.hexadecimal(UInt64.random(in: 1 ... .max))

    /// The 32 digits.
    public let rawValue: String

    /// - Returns: nil unless `text` has 32 lower-case hexadecimal digits that are not all zero.
    public init?(_ text: String) {
        guard Self.isHexadecimal(text[...], count: 32), text.contains(where: { $0 != "0" }) else { return nil }
        self.rawValue = text
    }

    /// Reads the trace of a `traceparent` header, `00-<trace>-<parent>-<flags>`; nil where the header is not well formed.
    ///
    /// Versions above 00 may have more fields; `ff` is forbidden.
    public init?(traceparent header: String) {
        guard header.utf8.count <= 512 else { return nil }
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHexadecimal(parts[0], count: 2), parts[0] != "ff" else { return nil }
        if parts[0] == "00", parts.count != 4 { return nil }
        guard Self.isHexadecimal(parts[2], count: 16), parts[2].contains(where: { $0 != "0" }) else { return nil }
        guard Self.isHexadecimal(parts[3], count: 2) else { return nil }
        self.init(String(parts[1]))
    }

    /// A new random trace.
    public static func generate() -> Self {
        Self(digits: Self.firstHalf + Self.hexadecimal(UInt64.random(in: .min ... .max)))
    }

    /// A `traceparent` header for a call within this trace, with a parent of its own.
    public func makeTraceparent() -> String {
        "00-\(self.rawValue)-\(Self.hexadecimal(UInt64.random(in: 1 ... .max)))-01"
    }

    /// The 32 digits.
    public var description: String { self.rawValue }

    private init(digits: String) {
        self.rawValue = digits
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        String(decoding: (0..<16).map { Self.digits[Int(truncatingIfNeeded: value >> (60 - 4 * $0) & 15)] }, as: UTF8.self)
    }

    private static func isHexadecimal(_ text: Substring, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}
