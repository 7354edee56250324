/// Takes a `text/event-stream` apart (WHATWG HTML section 9.2), in pieces of any size.
struct ServerSentEventParser {
    /// A longer line is cut: no line of a log is longer on the server's side.
    static let maximumLineLength = 1 << 20

    private var line: [UInt8] = []
    private var event = ServerSentEvent()
    private var dataLines: [String] = []
    private var endedWithReturn = false

    /// The events that `bytes` complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            let followsReturn = self.endedWithReturn
            self.endedWithReturn = byte == 0x0D
            switch byte {
            case 0x0A where followsReturn: break
            case 0x0A, 0x0D:
                if let event = self.endLine() { events.append(event) }
            default:
                if self.line.count < Self.maximumLineLength { self.line.append(byte) }
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        defer { self.line.removeAll(keepingCapacity: true) }
        guard !self.line.isEmpty else { return self.dispatch() }
        let text = String(decoding: self.line, as: UTF8.self)
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            self.set(text, "")
            return nil
        }
        var value = text[text.utf8.index(after: colon)...]
        if value.utf8.first == 0x20 { value = value.dropFirst() }
        self.set(String(text[..<colon]), String(value))
        return nil
    }

    private mutating func set(_ field: String, _ value: String) {
        switch field {
        case "id": self.event.id = value
        case "event": self.event.name = value
        case "data": self.dataLines.append(value)
        default: break
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            self.event = ServerSentEvent()
            self.dataLines = []
        }
        guard !self.dataLines.isEmpty || self.event.name != "message" else { return nil }
        self.event.data = self.dataLines.joined(separator: "\n")
        return self.event
    }
}
