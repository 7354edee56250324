/// The input of a registration, checked.
package struct Registration: Sendable {
    /// NIST SP 800-63B-4: a password that stands alone has at least 15 characters.
    package static let passwordLength = 15...1024

    package let username: String
    package let email: String
    package let password: String

    /// - Throws: ``ValidationError`` naming each field that is wrong.
    package init(username: String, email: String, password: String) throws(ValidationError) {
        var validation = Validation()
        validation.require(Slug(username) != nil, "username", "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one")
        validation.require(Self.isEmail(email), "email", "must be an e-mail address")
        validation.require(
            Self.passwordLength.contains(password.unicodeScalars.count), "password",
            "must have \(Self.passwordLength.lowerBound) to \(Self.passwordLength.upperBound) characters")
        try validation.finish()
        self.username = username
        self.email = email.lowercased()
        self.password = password
    }

    /// One `@` with something on both sides and nothing that could end a header or an address: delivery is the only real proof.
    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, let local = parts.first, let domain = parts.last else { return false }
        let isPrintable = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>(),;:\\\"[]".utf8.contains($0) }
        return isPrintable && !local.isEmpty && domain.contains(".") && !domain.hasPrefix(".") && !domain.hasSuffix(".")
    }
}
