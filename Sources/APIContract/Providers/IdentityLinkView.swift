/// Where the browser goes to link an identity.
package struct IdentityLinkView: Codable, Hashable, Sendable {
    /// An address of the provider.
    package var url: String

    package init(url: String) {
        self.url = url
    }
}
