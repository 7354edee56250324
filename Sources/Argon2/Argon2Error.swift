/// Why a password was not hashed or compared; it never carries the password or the hash.
public struct Argon2Error: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Hashable, Sendable {
        /// Too many passwords wait already; try again later.
        case busy
        /// The task was cancelled while it waited for its turn.
        case cancelled
        /// The stored text is not an Argon2id hash, or asks for more memory or time than allowed.
        case malformedHash
        /// The password is longer than allowed.
        case passwordTooLong
        /// The settings are outside what Argon2 takes.
        case invalidConfiguration
        /// The library failed, for want of memory as a rule.
        case libraryFailure(Int32)
    }

    /// What went wrong.
    public let code: Code
    /// A plain sentence for operators.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the same call can succeed a little later.
    public var isRetriable: Bool {
        switch self.code {
        case .busy, .libraryFailure: true
        case .cancelled, .malformedHash, .passwordTooLong, .invalidConfiguration: false
        }
    }

    /// The sentence for operators.
    public var description: String { self.message }
}
