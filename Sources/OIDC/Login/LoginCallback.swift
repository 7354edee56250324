/// What the browser brought back from the provider: the fields of the callback's query.
public struct LoginCallback: Sendable {
    /// What the attempt is known by.
    public let state: String?
    /// What the tokens are given for.
    public let code: String?
    /// Who answers, where it says so (RFC 9207).
    public let issuer: String?
    /// Why there is no code.
    public let error: String?

    /// The fields `state`, `code`, `iss` and `error`; one that was sent twice or is empty is to be left out.
    public init(state: String?, code: String?, issuer: String? = nil, error: String? = nil) {
        self.state = state
        self.code = code
        self.issuer = issuer
        self.error = error
    }

    /// The code, once the state was checked.
    ///
    /// - Throws: ``OIDCError`` `denied` where the provider said no.
    func checkedCode() throws(OIDCError) -> String {
        if let error {
            let isToken = !error.isEmpty && error.utf8.count <= 64 && error.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x5f }
            throw OIDCError(.denied, "the provider did not sign the person in\(isToken ? " (\(error))" : "")")
        }
        guard let code, !code.isEmpty, code.utf8.count <= 4096 else {
            throw OIDCError(.attemptMismatch, "the provider's answer carries no code")
        }
        return code
    }
}
