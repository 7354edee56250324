/// What a client says in `Accept` and `Content-Type`.
package enum MediaRange {
    /// Whether one of `offered`, such as `application/json`, is acceptable by `accept`; everything is where the header is missing.
    package static func accepts(_ accept: String?, _ offered: [String]) -> Bool {
        guard let accept, !accept.isEmpty, accept != "*/*" else { return true }
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map(Self.trimmed)
            guard let type = parts.first?.lowercased(), !Self.isRefused(parts.dropFirst()) else { continue }
            if type == "*/*" || offered.contains(type) { return true }
            if type.hasSuffix("/*"), offered.contains(where: { $0.hasPrefix(type.dropLast()) }) { return true }
        }
        return false
    }

    /// Whether `accept` names `type` itself.
    package static func names(_ accept: String?, _ type: String) -> Bool {
        guard let accept else { return false }
        return accept.split(separator: ",").contains { range in
            let parts = range.split(separator: ";").map(Self.trimmed)
            return parts.first?.lowercased() == type && !Self.isRefused(parts.dropFirst())
        }
    }

    /// Whether `contentType` is JSON in UTF-8.
    package static func isJSON(_ contentType: String?) -> Bool {
        guard let parts = contentType?.split(separator: ";").map(Self.trimmed), parts.first?.lowercased() == "application/json" else {
            return false
        }
        let charsets = parts.dropFirst().filter { $0.lowercased().hasPrefix("charset=") }
        return charsets.allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0.lowercased()) }
    }

    /// What stands before the parameters of a field such as `Content-Type`, in lower case.
    static func name(of field: String) -> String {
        Self.trimmed(field.prefix { $0 != ";" }).lowercased()
    }

    /// A parameter of a field such as `Content-Type`, without its quotation marks; nil where it is missing.
    static func parameter(_ name: String, of field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            let value = halves[1]
            return value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"") ? String(value.dropFirst().dropLast()) : String(value)
        }
        return nil
    }

    private static func isRefused(_ parameters: ArraySlice<Substring>) -> Bool {
        parameters.contains { parameter in
            let text = parameter.lowercased()
            return text.hasPrefix("q=0") && text.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
