/// Why a sign-in through a provider failed; it carries no token, code or secret.
public struct OIDCError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public let code: Code
    /// A plain sentence, without what the provider or the browser sent, but for names of claims and fields.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the provider could not be asked or answered amiss, so that the browser's request was none the worse: HTTP's 502 rather than 400.
    public var isProvidersFault: Bool { self.code == .providerUnavailable || self.code == .providerMisconfigured }

    /// The code and the sentence.
    public var description: String { "\(self.code): \(self.message)" }
}
