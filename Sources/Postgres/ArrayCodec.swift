internal import FoundationEssentials

/// Arrays: sent as literals, so that the server infers the element type, or in the binary format where it is certain; read in the latter.
enum ArrayCodec {
    /// `{"a","b\"c",NULL}`.
    static func literal(_ elements: [PostgresValue]) -> String {
        var text = "{"
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            switch element {
            case .null: text += "NULL"
            case .text(let value): text += self.quoted(value)
            case .uuid(let value): text += value.uuidString
            case .binary(let bytes): text += "\"\\\\x\(self.hexadecimal(bytes))\""
            }
        }
        return text + "}"
    }

    /// An array in the binary format, of elements of `type` as their bytes.
    static func binary(_ elements: [some Collection<UInt8>], of type: PostgresType) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + elements.reduce(0) { $0 + 4 + $1.count })
        func append(_ word: UInt32) {
            for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
        }
        // An empty array has no dimension; none has elements that are null.
        append(elements.isEmpty ? 0 : 1)
        append(0)
        append(type.rawValue)
        guard !elements.isEmpty else { return bytes }
        append(UInt32(truncatingIfNeeded: elements.count))
        append(1)
        for element in elements {
            append(UInt32(truncatingIfNeeded: element.count))
            bytes.append(contentsOf: element)
        }
        return bytes
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
        return String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
    }

    /// The elements of an array of one dimension.
    static func elements<Element: PostgresDecodable>(in cell: borrowing PostgresCell) throws(PostgresError) -> [Element] {
        let dimensions = try cell.integer(at: 0, as: Int32.self)
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else { throw cell.mismatch("an array of one dimension") }
        let type = PostgresType(rawValue: try cell.integer(at: 8, as: UInt32.self))
        let count = try cell.integer(at: 12, as: Int32.self)
        guard count >= 0, Int(count) <= cell.count / 4 else { throw cell.malformed() }
        var elements: [Element] = []
        elements.reserveCapacity(Int(count))
        var offset = 20
        for _ in 0..<count {
            let length = Int(try cell.integer(at: offset, as: Int32.self))
            offset += 4
            if length < 0 {
                elements.append(try cell.withNull { part throws(PostgresError) in try Element(postgres: part) })
            } else {
                elements.append(
                    try cell.withPart(from: offset, count: length, type: type) { part throws(PostgresError) in try Element(postgres: part) }
                )
                offset += length
            }
        }
        return elements
    }

    private static func quoted(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return "\"\(value)\"" }
        var text = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
