/// Texts that nobody can guess.
enum RandomText {
    /// 256 bits from the system's generator, as 43 characters that need no encoding anywhere; also what RFC 7636 asks of a verifier.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return Base64URL.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
