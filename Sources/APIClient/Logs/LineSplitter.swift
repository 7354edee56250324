/// Cuts a stream of bytes into lines, in pieces of any size.
struct LineSplitter {
    private var rest: [UInt8] = []

    /// The lines that `bytes` complete, without their ends.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == 0x0A {
                lines.append(String(decoding: self.rest, as: UTF8.self))
                self.rest.removeAll(keepingCapacity: true)
            } else if self.rest.count < ServerSentEventParser.maximumLineLength {
                self.rest.append(byte)
            }
        }
        return lines
    }

    /// What stands after the last end of a line; nil for nothing.
    mutating func finish() -> String? {
        defer { self.rest = [] }
        return self.rest.isEmpty ? nil : String(decoding: self.rest, as: UTF8.self)
    }
}
