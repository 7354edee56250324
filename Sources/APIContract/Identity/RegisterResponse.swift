/// The answer of a registration.
package struct RegisterResponse: Codable, Hashable, Sendable {
    /// None where the address has to be proved first.
    package var user: UserView?
    /// A personal token, shown this once; only for a registration by bootstrap token.
    package var token: String?

    package init(user: UserView?, token: String? = nil) {
        self.user = user
        self.token = token
    }
}
