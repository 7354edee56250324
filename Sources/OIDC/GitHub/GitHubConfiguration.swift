/// GitHub as the settings describe it; it holds a secret.
public struct GitHubConfiguration: Sendable {
    /// The name, also in the paths of its routes; `github` by default.
    public var name = "github"
    /// What GitHub calls this installation.
    public var clientID: String
    /// What proves to GitHub that it is this installation.
    public var clientSecret: String
    /// What is asked for; organisations and teams need `read:org` as well.
    public var scopes = ["read:user", "user:email"]
    /// Where people sign in; an installation of GitHub Enterprise has its own.
    public var url = "https://github.com"
    /// Where programs ask; `https://HOST/api/v3` with GitHub Enterprise.
    public var apiURL = "https://api.github.com"
    /// Whether the URLs may be `http`, for tests on the same machine; false by default.
    public var allowsPlainHTTP = false

    /// GitHub with the defaults.
    public init(clientID: String, clientSecret: String) {
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    /// Checks what can be checked without GitHub.
    ///
    /// - Throws: ``OIDCError`` `invalidConfiguration`.
    func check() throws(OIDCError) {
        guard [self.url, self.apiURL].allSatisfy({ ProviderURL.isAllowed($0, plain: self.allowsPlainHTTP) && !$0.hasSuffix("/") }),
            !self.clientID.isEmpty, !self.clientSecret.isEmpty
        else {
            throw OIDCError(.invalidConfiguration, "`\(self.name)` needs https URLs without a slash at the end, a client id and a secret")
        }
    }
}
