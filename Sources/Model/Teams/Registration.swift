/// The input of a registration, checked, but for whether the password can be guessed: ``PasswordRules`` needs a list for that.
package struct Registration: Sendable {
    /// What a name has to be, in words.
    package static let usernameRule = "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one"

    package let username: String
    package let email: String
    package let password: String

    /// - Throws: ``ValidationError`` naming each field that is wrong.
    package init(username: String, email: String, password: String) throws(ValidationError) {
        var validation = Validation()
        validation.require(Slug(username) != nil, "username", Self.usernameRule)
        validation.require(Self.isEmail(email), "email", "must be an e-mail address")
        validation.require(
            PasswordRules.length.contains(password.unicodeScalars.count), "password",
            "must have \(PasswordRules.length.lowerBound) to \(PasswordRules.length.upperBound) characters")
        try validation.finish()
        self.username = username
        self.email = email.lowercased()
        self.password = password
    }

    /// One `@` with something on both sides and nothing that could end a header or an address: delivery is the only real proof.
    package static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, let local = parts.first, let domain = parts.last else { return false }
        let isPrintable = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>(),;:\\\"[]".utf8.contains($0) }
        return isPrintable && !local.isEmpty && domain.contains(".") && !domain.hasPrefix(".") && !domain.hasSuffix(".")
    }
}
