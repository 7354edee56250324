import Model
import Store

/// The e-mail address of a person.
package struct AddressService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let desk: MailDesk
    private let throttle: LoginThrottle
    private let configuration: ControlPlaneConfiguration

    init(
        store: DataStore, authorizer: Authorizer, desk: MailDesk, throttle: LoginThrottle, configuration: ControlPlaneConfiguration
    ) {
        self.store = store
        self.authorizer = authorizer
        self.desk = desk
        self.throttle = throttle
        self.configuration = configuration
    }

    /// Sends a link to an address, which is the caller's once the link was used; the address so far is told.
    ///
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` but for a session whose password was just given,
    ///   ``ControlPlaneError/conflict(_:)`` without a mail server, `invalid`, `throttled`; nothing of it depends on whose the address is.
    package func change(to text: String, context: CallContext) async throws(ControlPlaneError) {
        try context.requireRecentProof(within: self.configuration.sessions.proofDuration)
        guard let email = EmailAddress(text) else {
            throw .invalid(ValidationError(field: "email", "must be an e-mail address that a mail can be sent to"))
        }
        guard self.desk.isOpen else { throw .conflict("this server sends no mail, so that no address can be proved") }
        let duration = self.configuration.accounts.verificationDuration
        try await ControlPlaneError.mapping {
            let user = try await self.store.session.identity.user(context.caller.userID)
            guard user.email != email.rawValue else { throw ValidationError(field: "email", "must be another one") }
            try await self.throttle.countMail(to: email, atMost: self.configuration.accounts.mailsPerAddress)
            try await self.store.withTransaction { session in
                try await self.desk.take(
                    .emailChange(user.id, email: email.rawValue, TokenSecret(.verification)), lasting: duration, session)
                try await self.desk.take(
                    .notice(self.desk.text.emailChangeAsked(user, to: email.rawValue)), lasting: .seconds(3 * 86_400), session)
                try await session.audit.append(
                    AuditRecord(
                        teamID: nil, actor: context.actor, action: "emailChange.create", resource: "user/\(user.id)",
                        traceID: context.traceID))
            }
        }
    }
}
