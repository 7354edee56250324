import Crypto
import FoundationEssentials

/// The secret of a token: `roost_<kind>_<32 base62 characters><6 characters of CRC-32>`, shown once; only its SHA-256 is kept.
package struct TokenSecret: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Acts for its user.
        case personal = "pat"
        /// Bound to a team.
        case team = "team"
        /// Makes the first user.
        case bootstrap = "boot"
        /// Accepts an invitation.
        case invitation = "inv"
        /// Changes the password of an account.
        case reset = "reset"
        /// Proves an address.
        case verification = "mail"
    }

    /// 32 characters of 62 are 190 bits.
    private static let secretLength = 32
    private static let checksumLength = 6
    /// What the tokens of each kind begin with.
    private static let openings = Kind.allCases.map { Array("roost_\($0.rawValue)_".utf8) }
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// The whole token, for the one answer that shows it.
    package let text: String

    /// A fresh secret from the system's random source.
    package init(_ kind: Kind) {
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<Self.secretLength).map { _ in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)] }
        self.text = "roost_\(kind.rawValue)_" + String(decoding: secret + Self.checksum(of: secret[...]), as: UTF8.self)
    }

    /// What a client presented; nil where its form or its checksum is wrong, which costs no look-up.
    package init?(presented text: String) {
        let bytes = Array(text.utf8)
        let length = Self.secretLength + Self.checksumLength
        guard bytes.count > length, Self.openings.contains(where: { $0.elementsEqual(bytes.dropLast(length)) }) else { return nil }
        let secret = bytes.suffix(length)
        guard secret.suffix(Self.checksumLength).elementsEqual(Self.checksum(of: secret.dropLast(Self.checksumLength))) else { return nil }
        self.text = text
    }

    /// What is kept and looked up.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(self.text.utf8))) }

    /// The beginning that a person recognises the token by: the kind and four characters of the secret.
    package var prefix: String {
        let parts = self.text.split(separator: "_", omittingEmptySubsequences: false)
        return parts.dropLast().joined(separator: "_") + "_" + (parts.last?.prefix(4) ?? "")
    }

    private static func checksum(of secret: ArraySlice<UInt8>) -> [UInt8] {
        var value = Self.crc32(secret)
        var digits: [UInt8] = []
        digits.reserveCapacity(Self.checksumLength)
        for _ in 0..<Self.checksumLength {
            digits.append(Self.alphabet[Int(value % 62)])
            value /= 62
        }
        return digits
    }

    /// CRC-32 as in IEEE 802.3, reflected, polynomial 0xEDB88320.
    private static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in (crc >> 8) ^ Self.crcTable[Int(truncatingIfNeeded: (crc ^ UInt32(byte)) & 0xFF)] }
    }

    private static let crcTable = (0..<256 as Range<UInt32>).map { byte in
        (0..<8).reduce(byte) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
}
