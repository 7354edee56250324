/// RFC 4648 base 32 without padding, as authenticators take secrets.
enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(of bytes: [UInt8]) -> String {
        var (bits, count, result) = (0, 0, "")
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                result.append(Self.digits[bits >> count & 31])
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { result.append(Self.digits[bits << (5 - count) & 31]) }
        return result
    }
}
