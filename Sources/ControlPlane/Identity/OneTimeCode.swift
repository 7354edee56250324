import Crypto
import FoundationEssentials

/// Time-based one-time codes (RFC 6238) of six digits, every 30 seconds, by HMAC-SHA-1 as every authenticator knows them.
struct OneTimeCode: Sendable {
    /// RFC 4226 recommends 160 bits.
    static let secretLength = 20
    private static let period = 30
    private static let digits = 6

    private let secret: [UInt8]

    init(secret: [UInt8]) {
        self.secret = secret
    }

    /// A fresh secret from the system's random source.
    static func makeSecret() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<Self.secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The code of a time step.
    func code(ofStep step: Int) -> String {
        let counter = Self.counter(step)
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: self.secret)))
        // Dynamic truncation, RFC 4226 section 5.3.
        let offset = Int(mac.last ?? 0) & 0xF
        let number = mac[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.utf8.count) + text
    }

    /// The time step that a code belongs to; nil for none of the present one and its neighbours.
    func step(of code: String, at now: Date = Date()) -> Int? {
        let present = Self.step(at: now)
        // All three are compared, and each as a whole: the time tells nothing.
        var found: Int?
        for step in [present - 1, present, present + 1] where Self.isEqual(self.code(ofStep: step), code) { found = step }
        return found
    }

    static func step(at now: Date) -> Int { Int(now.timeIntervalSince1970) / Self.period }

    private static func counter(_ step: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    }

    private static func isEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
