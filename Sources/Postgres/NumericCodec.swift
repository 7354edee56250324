/// The server's `numeric`, read as text without loss.
enum NumericCodec {
    /// The decimal text of a numeric cell: a sign, a weight and groups of four digits.
    static func text(of cell: borrowing PostgresCell) throws(PostgresError) -> String {
        let count = Int(try cell.integer(at: 0, as: Int16.self))
        let weight = Int(try cell.integer(at: 2, as: Int16.self))
        let sign = try cell.integer(at: 4, as: UInt16.self)
        let scale = Int(try cell.integer(at: 6, as: Int16.self))
        switch sign {
        case 0, 0x4000: break
        case 0xC000: return "nan"
        case 0xD000: return "inf"
        case 0xF000: return "-inf"
        default: throw cell.malformed()
        }
        guard count >= 0, scale >= 0 else { throw cell.malformed() }
        var groups: [Int] = []
        for index in 0..<count { groups.append(Int(try cell.integer(at: 8 + 2 * index, as: Int16.self))) }
        func group(_ power: Int) -> Int { groups.indices.contains(weight - power) ? groups[weight - power] : 0 }

        var whole = ""
        if weight >= 0 {
            for power in stride(from: weight, through: 0, by: -1) { whole += self.fourDigits(group(power)) }
        }
        let stripped = whole.drop { $0 == "0" }
        var text = (sign == 0x4000 ? "-" : "") + (stripped.isEmpty ? "0" : stripped)
        if scale > 0 {
            var fraction = ""
            var power = -1
            while fraction.utf8.count < scale {
                fraction += self.fourDigits(group(power))
                power -= 1
            }
            text += "." + fraction.prefix(scale)
        }
        return text
    }

    private static func fourDigits(_ value: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
