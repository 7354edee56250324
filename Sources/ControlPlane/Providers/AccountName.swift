import Model
import OIDC

/// The user name of an account that is made for somebody whom a provider vouches for.
struct AccountName: Sendable {
    /// What is left of a name, so that a number fits behind it.
    private static let length = Slug.maximumLength - 8

    /// The name that the person would have if nobody had it.
    let text: String

    /// What the person goes by at the provider, or what stands before the @ of the address.
    init(of identity: ExternalIdentity, email: String) {
        self.init(identity.username, email: email)
    }

    init(_ username: String?, email: String) {
        let candidates = [username, email].compactMap { text in
            text.map { String($0.prefix { $0 != "@" }) }.flatMap { Slug(derivedFrom: String($0.prefix(Self.length))) }
        }
        self.text = candidates.first?.rawValue ?? "user"
    }

    /// The name, or with the first number behind it that nobody has.
    func free(beside taken: Set<String>) -> String {
        guard taken.contains(self.text) else { return self.text }
        var number = 2
        while taken.contains("\(self.text)-\(number)") { number += 1 }
        return "\(self.text)-\(number)"
    }
}
