import Model
package import Store

/// Links that an operator hands over, where no mail server does.
package struct OperatorLinks: Sendable {
    private let store: DataStore
    private let configuration: AccountConfiguration

    package init(store: DataStore, configuration: AccountConfiguration) {
        self.store = store
        self.configuration = configuration
    }

    /// Makes a link to another password.
    ///
    /// - Parameter name: the user name or the address.
    /// - Returns: the address of the page where it is used, or the token alone where nobody said where browsers reach the server.
    /// - Throws: ``ControlPlaneError/notFound`` for nobody, for a suspended user, and for one without a password.
    package func passwordReset(of name: String) async throws(ControlPlaneError) -> String {
        let secret = TokenSecret(.reset)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                guard let known = try await session.credentials.find(named: name), known.passwordHash != nil else {
                    throw ControlPlaneError.notFound
                }
                try await session.accountLinks.put(
                    .password(known.user.id), of: .make(), hash: secret.hash, lasting: self.configuration.resetDuration)
                try await session.audit.append(
                    AuditRecord(
                        teamID: nil, actor: DeploymentActor(kind: .system, name: "operator"), action: "passwordReset.create",
                        resource: "user/\(known.user.id)", traceID: ""))
            }
        }
        return self.configuration.link("reset", secret) ?? secret.text
    }
}
