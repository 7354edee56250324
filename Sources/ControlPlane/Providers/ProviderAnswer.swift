/// What a browser brought back from a provider, as it stood in the query.
package struct ProviderAnswer: Sendable {
    let state: String?
    let code: String?
    let issuer: String?
    let error: String?

    package init(state: String?, code: String?, issuer: String?, error: String?) {
        self.state = state
        self.code = code
        self.issuer = issuer
        self.error = error
    }
}
