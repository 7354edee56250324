import Crypto
import FoundationEssentials

/// What a browser holds of a session: 256 random bits, of which only the SHA-256 is kept.
package struct SessionSecret: Sendable {
    private static let length = 32
    /// 32 bytes in base64 without padding.
    private static let textLength = 43

    private let bytes: [UInt8]

    /// A fresh secret from the system's random source.
    package init() {
        var generator = SystemRandomNumberGenerator()
        self.bytes = (0..<Self.length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// What a browser presented; nil where it can be no secret, which costs no look-up.
    package init?(presented text: String) {
        guard text.utf8.count == Self.textLength else { return nil }
        let standard = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        guard let data = Data(base64Encoded: String(standard) + "="), data.count == Self.length else { return nil }
        self.bytes = Array(data)
    }

    /// The value of the cookie.
    package var text: String { Self.text(of: self.bytes) }

    /// What is kept and looked up.
    package var hash: [UInt8] { Array(SHA256.hash(data: self.bytes)) }

    /// The same in hexadecimal digits, for keys.
    var digest: String { self.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// What requests that change something must repeat: no other site can read it, and it needs no place to be kept.
    package var csrfToken: String {
        Self.text(of: Array(HMAC<SHA256>.authenticationCode(for: Self.csrfLabel, using: SymmetricKey(data: self.bytes))))
    }

    /// Whether `text` is ``csrfToken``, in time that does not depend on where they differ.
    package func isCSRFToken(_ text: String) -> Bool {
        guard let presented = Self(presented: text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            presented.bytes, authenticating: Self.csrfLabel, using: SymmetricKey(data: self.bytes))
    }

    private static let csrfLabel = Data("roost csrf".utf8)

    private static func text(of bytes: [UInt8]) -> String {
        let encoded = Data(bytes).base64EncodedString().prefix { $0 != "=" }
        return String(encoded.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}

extension SessionSecret: CustomStringConvertible, CustomReflectable {
    /// Nothing of the secret.
    package var description: String { "SessionSecret" }

    /// Nothing: a dump must not show it.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
