/// The server's `inet` and `cidr`, read as text.
enum InetCodec {
    /// The address, with `/prefix` where it is a network or a part of one.
    static func text(of cell: borrowing PostgresCell) throws(PostgresError) -> String {
        let family = try cell.integer(at: 0, as: UInt8.self)
        let prefix = try cell.integer(at: 1, as: UInt8.self)
        let isNetwork = try cell.integer(at: 2, as: UInt8.self) != 0
        let length = Int(try cell.integer(at: 3, as: UInt8.self))
        var bytes: [UInt8] = []
        for index in 0..<length { bytes.append(try cell.integer(at: 4 + index, as: UInt8.self)) }
        // 2 is AF_INET; the server numbers IPv6 right after it on every platform.
        switch (family, length) {
        case (2, 4):
            let address = bytes.map { String($0) }.joined(separator: ".")
            return isNetwork || prefix != 32 ? "\(address)/\(prefix)" : address
        case (3, 16):
            let address = self.ipv6(bytes)
            return isNetwork || prefix != 128 ? "\(address)/\(prefix)" : address
        default: throw cell.malformed()
        }
    }

    /// RFC 5952: lower-case groups, the longest run of two or more zero groups shortened to `::`.
    private static func ipv6(_ bytes: [UInt8]) -> String {
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var start = 0
        for index in 0...8 where index == 8 || groups[index] != 0 {
            if index - start >= 2, index - start > best.count { best = start..<index }
            start = index + 1
        }
        func text(_ slice: ArraySlice<UInt16>) -> String { slice.map { String($0, radix: 16) }.joined(separator: ":") }
        guard !best.isEmpty else { return text(groups[...]) }
        return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }
}
