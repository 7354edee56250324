import Argon2
package import Model
import Store

/// Making accounts: by an invitation, or by an address that proves to be one's own.
package struct RegistrationService: Sendable {
    private let store: DataStore
    private let hasher: PasswordHasher
    private let rules: PasswordRules
    private let office: InvitationOffice
    private let desk: MailDesk
    private let throttle: LoginThrottle
    private let configuration: AccountConfiguration

    init(
        store: DataStore, hasher: PasswordHasher, rules: PasswordRules, office: InvitationOffice, desk: MailDesk,
        throttle: LoginThrottle, configuration: AccountConfiguration
    ) {
        self.store = store
        self.hasher = hasher
        self.rules = rules
        self.office = office
        self.desk = desk
        self.throttle = throttle
        self.configuration = configuration
    }

    /// Makes an account for who was invited, with the address that the invitation went to, and a member of its team.
    ///
    /// - Parameter email: the address, where the person gave one: it has to be that of the invitation.
    /// - Throws: ``ControlPlaneError/linkUnusable`` for any invitation that does not hold, ``ControlPlaneError/conflict(_:)`` for a name or
    ///   an address that another account has, `signInNotAllowed` where nobody can register.
    package func register(
        username: String, email: String?, password: String, invitation token: String, origin: SessionOrigin, traceID: String
    ) async throws(ControlPlaneError) -> User {
        guard self.configuration.registration != .closed else { throw Self.closed }
        guard let secret = TokenSecret(presented: token) else { throw .linkUnusable }
        return try await ControlPlaneError.mapping {
            try await self.throttle.countAttempt(from: origin.address)
            // A password is hashed only for who has an invitation: the hash costs 64 MiB.
            let offer = try await self.office.offer(secret)
            let offered = offer.invitation
            guard email.map({ $0.lowercased() == offered.email }) ?? true else {
                throw ControlPlaneError.signInNotAllowed("This invitation is for another e-mail address.")
            }
            let registration = try Registration(username: username, email: offered.email, password: password)
            let hash = try await self.hash(registration, names: [offered.teamName])
            return try await self.store.withTransaction { session in
                try await self.office.hold(offer, session)
                let user = try await self.insert(
                    username: username, email: offered.email, passwordHash: hash, origin: origin, traceID: traceID, session)
                try await self.office.fulfil(offer, for: user, traceID: traceID, session)
                return user
            }
        }
    }

    /// Sends a link that makes an account to an address; if somebody here has the address, they are told that instead.
    ///
    /// - Throws: ``ControlPlaneError/signInNotAllowed(_:)`` where not everybody can register, ``ControlPlaneError/conflict(_:)`` for a name
    ///   that another account has, `throttled`, `invalid`; nothing of it depends on whose the address is.
    package func request(_ registration: Registration, origin: SessionOrigin, traceID: String) async throws(ControlPlaneError) {
        guard self.configuration.registration == .open, self.desk.isOpen else { throw Self.closed }
        guard let email = EmailAddress(registration.email) else {
            throw .invalid(ValidationError(field: "email", "must be an e-mail address that a mail can be sent to"))
        }
        try await ControlPlaneError.mapping {
            try await self.throttle.countAttempt(from: origin.address)
            try await self.throttle.countMail(to: email, atMost: self.configuration.mailsPerAddress)
            guard try await self.store.session.identity.hasUsers() else {
                throw ControlPlaneError.signInNotAllowed("The first account of an installation is made with its bootstrap token.")
            }
            guard try await !self.store.session.identity.usernames(like: registration.username).contains(registration.username) else {
                throw ControlPlaneError.conflict("this user name exists already")
            }
            let hash = try await self.hash(registration, names: [])
            try await self.store.withTransaction { session in
                try await self.desk.take(
                    .registration(
                        username: registration.username, email: email.rawValue, passwordHash: hash, TokenSecret(.verification)),
                    lasting: self.configuration.verificationDuration, session)
                try await session.audit.append(.ofStranger("registration.create", origin: origin, traceID: traceID))
            }
        }
    }

    /// Makes the account of a link, with the name that was asked for or another one, or gives an account the link's address.
    ///
    /// - Throws: ``ControlPlaneError/linkUnusable`` for any link that does not hold; ``ControlPlaneError/conflict(_:)`` for a name or an
    ///   address that another account got meanwhile: the link holds on.
    package func verify(
        _ token: String, username: String?, origin: SessionOrigin, traceID: String
    ) async throws(ControlPlaneError) -> User {
        guard let secret = TokenSecret(presented: token) else { throw .linkUnusable }
        if let username, Slug(username) == nil { throw .invalid(ValidationError(field: "username", Registration.usernameRule)) }
        return try await ControlPlaneError.mapping {
            try await self.throttle.countAttempt(from: origin.address)
            return try await self.store.withTransaction { session in
                switch try await session.accountLinks.take(hash: secret.hash, for: .email, .registration) {
                case .registration(let wanted, let email, let hash):
                    guard self.configuration.registration == .open else { throw Self.closed }
                    return try await self.insert(
                        username: username ?? wanted, email: email, passwordHash: hash, origin: origin, traceID: traceID, session)
                case .email(let user, let email):
                    return try await self.change(user, to: email, origin: origin, traceID: traceID, session)
                case .password, nil: throw ControlPlaneError.linkUnusable
                }
            }
        }
    }

    private func change(
        _ id: UserID, to email: String, origin: SessionOrigin, traceID: String, _ session: StoreSession
    ) async throws -> User {
        try await session.credentials.changeEmail(id, to: email)
        // Links that went to the address of before.
        try await session.accountLinks.endAll(of: id)
        let user = try await session.identity.user(id)
        try await session.audit.append(
            AuditRecord(
                teamID: nil, actor: DeploymentActor(kind: .user, name: user.username), action: "user.email", resource: "user/\(id)",
                traceID: traceID, address: origin.address))
        return user
    }

    private func insert(
        username: String, email: String, passwordHash: String, origin: SessionOrigin, traceID: String, _ session: StoreSession
    ) async throws -> User {
        let user = try await session.identity.insertUser(id: .make(), username: username, email: email, passwordHash: passwordHash)
        try await session.audit.append(
            AuditRecord(
                teamID: nil, actor: DeploymentActor(kind: .user, name: username), action: "user.register", resource: "user/\(user.id)",
                traceID: traceID, address: origin.address))
        return user
    }

    private func hash(_ registration: Registration, names: [String]) async throws -> String {
        if let problem = self.rules.problem(of: registration.password, names: [registration.username, registration.email] + names) {
            throw ControlPlaneError.invalid(ValidationError(field: "password", problem))
        }
        return try await self.hasher.hash(registration.password)
    }

    private static let closed = ControlPlaneError.signInNotAllowed("Nobody can register here without an invitation that allows it.")
}
