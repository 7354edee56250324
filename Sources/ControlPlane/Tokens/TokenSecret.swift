import Crypto
import FoundationEssentials

/// The secret of a token: `roost_<kind>_<32 base62 characters><6 characters of CRC-32>`, shown once; only its SHA-256 is kept.
package struct TokenSecret: Sendable {
    package enum Kind: String, Sendable {
        /// Acts for its user.
        case personal = "pat"
        /// Bound to a team.
        case team = "team"
        /// Makes the first user.
        case bootstrap = "boot"
    }

    /// 32 characters of 62 are 190 bits.
    private static let secretLength = 32
    private static let checksumLength = 6
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// The whole token, for the one answer that shows it.
    package let text: String

    /// A fresh secret from the system's random source.
    package init(_ kind: Kind) {
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<Self.secretLength).map { _ in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)] }
        self.text = "roost_\(kind.rawValue)_" + String(decoding: secret + Self.checksum(of: secret), as: UTF8.self)
    }

    /// What a client presented; nil where its form or its checksum is wrong, which costs no look-up.
    package init?(presented text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "roost", Kind(rawValue: String(parts[1])) != nil else { return nil }
        let bytes = Array(parts[2].utf8)
        guard bytes.count == Self.secretLength + Self.checksumLength else { return nil }
        guard Array(bytes.suffix(Self.checksumLength)) == Self.checksum(of: Array(bytes.prefix(Self.secretLength))) else { return nil }
        self.text = text
    }

    /// What is kept and looked up.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(self.text.utf8))) }

    /// The beginning that a person recognises the token by: the kind and four characters of the secret.
    package var prefix: String {
        let parts = self.text.split(separator: "_", omittingEmptySubsequences: false)
        return parts.dropLast().joined(separator: "_") + "_" + (parts.last?.prefix(4) ?? "")
    }

    private static func checksum(of secret: [UInt8]) -> [UInt8] {
        var value = Self.crc32(secret)
        var digits: [UInt8] = []
        for _ in 0..<Self.checksumLength {
            digits.append(Self.alphabet[Int(value % 62)])
            value /= 62
        }
        return digits
    }

    /// CRC-32 as in IEEE 802.3, reflected, polynomial 0xEDB88320.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
