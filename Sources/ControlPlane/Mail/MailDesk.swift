package import Model
package import Store
package import Vault

/// Takes mails in with what they tell of, and hands them out to be sent.
package struct MailDesk: Sendable {
    let text: MailText
    private let store: DataStore
    private let keyring: MasterKeyring
    private let configuration: AccountConfiguration

    package init(store: DataStore, keyring: MasterKeyring, configuration: AccountConfiguration) {
        self.text = MailText(configuration: configuration)
        self.store = store
        self.keyring = keyring
        self.configuration = configuration
    }

    /// Whether there is a mail server.
    var isOpen: Bool { self.configuration.sendsMail }

    /// Lets a mail wait, in the transaction of what it tells of; without a mail server it is not kept.
    ///
    /// - Parameter duration: after that it is not sent any more.
    func take(
        _ mail: QueuedMail, of invitation: InvitationID? = nil, lasting duration: Duration, _ session: StoreSession
    ) async throws {
        guard self.isOpen else { return }
        let id = MailID.make()
        let sealed = try self.keyring.seal(mail.bytes, context: Self.context(of: id))
        try await session.mails.insert(Mail(id: id, sealed: sealed), of: invitation, lasting: duration)
    }

    /// What is to be sent; nil where that is nothing, or was sent.
    ///
    /// The link of a mail counts from here on, and has the same secret however often the mail is composed.
    ///
    /// - Throws: ``ControlPlaneError/unavailable(_:)`` where Postgres does not answer, `inconsistent` for what cannot be read.
    package func compose(_ id: MailID) async throws(ControlPlaneError) -> OutgoingMail? {
        try await ControlPlaneError.mapping {
            guard let mail = try await self.store.session.mails.find(id) else { return nil }
            guard let queued = QueuedMail(try self.keyring.open(mail.sealed, context: Self.context(of: id))) else {
                throw ControlPlaneError.inconsistent("a mail cannot be read")
            }
            switch queued {
            case .notice(let mail): return mail
            case .passwordReset(let email, let secret): return try await self.passwordReset(id, email, secret)
            case .emailChange(let user, let email, let secret): return try await self.emailChange(id, user, email, secret)
            case .registration(let username, let email, let passwordHash, let secret):
                let link = AccountLink.registration(username: username, email: email, passwordHash: passwordHash)
                return try await self.registration(id, link, username, email, secret)
            }
        }
    }

    /// Forgets a mail.
    ///
    /// - Parameter isSent: whether a mail server took it; else it is given up.
    package func finish(_ id: MailID, isSent: Bool) async throws(ControlPlaneError) {
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { try await $0.mails.remove(id, isSent: isSent) }
        }
    }

    private func passwordReset(_ id: MailID, _ email: String, _ secret: TokenSecret) async throws -> OutgoingMail? {
        guard let known = try await self.store.session.credentials.find(named: email) else { return nil }
        guard known.passwordHash != nil else { return self.text.noPassword(known.user) }
        try await self.put(.password(known.user.id), id, secret, lasting: self.configuration.resetDuration)
        return self.text.passwordReset(known.user, secret)
    }

    private func emailChange(_ id: MailID, _ userID: UserID, _ email: String, _ secret: TokenSecret) async throws -> OutgoingMail? {
        guard try await !self.store.session.identity.hasUser(email: email) else { return self.text.addressInUse(email) }
        let user: User
        do { user = try await self.store.session.identity.user(userID) } catch StoreError.notFound { return nil }
        try await self.put(.email(userID, email: email), id, secret, lasting: self.configuration.verificationDuration)
        return self.text.emailChange(user, to: email, secret)
    }

    private func registration(
        _ id: MailID, _ link: AccountLink, _ username: String, _ email: String, _ secret: TokenSecret
    ) async throws -> OutgoingMail? {
        guard try await !self.store.session.identity.hasUser(email: email) else { return self.text.addressInUse(email) }
        try await self.put(link, id, secret, lasting: self.configuration.verificationDuration)
        return self.text.registration(username, email: email, secret)
    }

    private func put(_ link: AccountLink, _ id: MailID, _ secret: TokenSecret, lasting duration: Duration) async throws {
        try await self.store.session.accountLinks.put(link, of: id, hash: secret.hash, lasting: duration)
    }

    /// What a sealed mail is bound to.
    private static func context(of id: MailID) -> String { "mail|\(id)|1" }
}
