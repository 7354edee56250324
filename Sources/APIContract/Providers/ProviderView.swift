/// Somebody through whom people may sign in.
package struct ProviderView: Codable, Hashable, Sendable {
    package var name: String
    /// What people know it by.
    package var title: String
    /// `oidc` or `github`.
    package var type: String
    /// Where a browser begins to sign in; `?returnTo=` says where it goes on.
    package var loginUrl: String

    package init(name: String, title: String, type: String, loginUrl: String) {
        self.name = name
        self.title = title
        self.type = type
        self.loginUrl = loginUrl
    }
}
