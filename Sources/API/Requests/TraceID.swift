/// The id that follows a request through queue, worker, build log and error: 32 hexadecimal digits, not all zero (W3C Trace Context).
package struct TraceID: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package var description: String { self.rawValue }

    /// A fresh one.
    package init() {
        self.rawValue = Self.hexadecimal(.random(in: 1 ... .max)) + Self.hexadecimal(.random(in: .min ... .max))
    }

    /// The one of a `traceparent` header; nil where that is not well-formed.
    package init?(traceparent: String) {
        let text = Array(traceparent.utf8)
        guard text.count >= 55, text.allSatisfy({ Self.isLowerHexadecimal($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        let hyphens = [2, 35, 52]
        guard hyphens.allSatisfy({ text[$0] == UInt8(ascii: "-") }) else { return nil }
        let digits = [0..<2, 3..<35, 36..<52, 53..<55]
        guard digits.allSatisfy({ range in text[range].allSatisfy(Self.isLowerHexadecimal) }) else { return nil }
        let isReserved = text[0..<2].elementsEqual("ff".utf8)
        let isZero = text[3..<35].allSatisfy { $0 == UInt8(ascii: "0") } || text[36..<52].allSatisfy { $0 == UInt8(ascii: "0") }
        let hasTail = text.count > 55
        let isFirstVersion = text[0..<2].elementsEqual("00".utf8)
        guard !isReserved, !isZero, !hasTail || (!isFirstVersion && text[55] == UInt8(ascii: "-")) else { return nil }
        self.rawValue = String(decoding: text[3..<35], as: UTF8.self)
    }

    private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
