/// What somebody wants to sign in with.
package struct LoginAttempt: Sendable {
    /// The longest name or address that anybody has, in bytes.
    package static let nameLength = 1...254
    /// In characters.
    package static let passwordLength = 1...1024

    /// The user name or the e-mail address.
    let name: String
    let password: String
    /// The one-time code, or a recovery code, where the person gave one.
    let code: String?
    let origin: SessionOrigin
    /// The session that the browser had before; it ends.
    let replaced: SessionSecret?

    package init(name: String, password: String, code: String? = nil, origin: SessionOrigin, replacing replaced: SessionSecret?) {
        self.name = name
        self.password = password
        self.code = code
        self.origin = origin
        self.replaced = replaced
    }
}
