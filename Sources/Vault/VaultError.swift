/// Why a secret could not be sealed or opened, or why keys were refused; it never carries key material or plain text.
public struct VaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Hashable, Sendable {
        /// The value was sealed with a key that is not in the keyring.
        case unknownKey(String)
        /// The value, or the context that it is bound to, is not what was sealed.
        case tampered
        /// The bytes are not a sealed value, or the text is not a list of keys.
        case malformed
        /// A key has the wrong length or is plainly not random.
        case weakKey
    }

    /// What went wrong.
    public let code: Code
    /// A plain sentence for operators.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence for operators.
    public var description: String { self.message }
}
