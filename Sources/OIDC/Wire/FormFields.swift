/// The fields of a query or a form, `application/x-www-form-urlencoded`.
enum FormFields {
    static func encode(_ fields: KeyValuePairs<String, String?>) -> String {
        fields.compactMap { name, value in value.map { "\(Self.escape(name))=\(Self.escape($0))" } }.joined(separator: "&")
    }

    /// The URL with the fields behind what it has already.
    static func append(_ fields: KeyValuePairs<String, String?>, to url: String) -> String {
        "\(url)\(url.contains("?") ? "&" : "?")\(Self.encode(fields))"
    }

    /// The text with everything escaped but what RFC 3986 leaves unreserved.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return escaped
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        String(self.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
