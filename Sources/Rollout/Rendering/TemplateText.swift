/// Text in fields that Swarm reads as a Go template: variables' values, and sources and targets of mounts.
enum TemplateText {
    /// Writes `text` so that Swarm's expansion gives it back unchanged.
    ///
    /// Each pair of opening braces becomes an action that prints them; nothing else begins an action.
    static func literal(_ text: String) -> String {
        let brace = UInt8(ascii: "{")
        guard text.utf8.contains(brace) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        var pending = false
        for byte in text.utf8 {
            switch (byte == brace, pending) {
            case (true, true):
                result.append(contentsOf: Self.openingBraces)
                pending = false
            case (true, false): pending = true
            case (false, true):
                result.append(brace)
                result.append(byte)
                pending = false
            case (false, false): result.append(byte)
            }
        }
        if pending { result.append(brace) }
        return String(decoding: result, as: UTF8.self)
    }

    private static let openingBraces = Array(#"{{"{{"}}"#.utf8)
}
