import FoundationEssentials
package import Model
import Store

/// Signing programs in through a browser: a program begins, a person who is signed in approves, the program gets a token of theirs.
///
/// In the spirit of RFC 8628: the program never sees a password, and the browser never sees the token.
package struct DeviceLoginService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let devices: DeviceLoginStore
    private let publicURL: String?

    init(store: DataStore, authorizer: Authorizer, devices: DeviceLoginStore, publicURL: String?) {
        self.store = store
        self.authorizer = authorizer
        self.devices = devices
        self.publicURL = publicURL
    }

    /// Begins a sign-in.
    ///
    /// - Parameters:
    ///   - name: what the machine calls itself; what is shown of it is cleaned.
    ///   - pagePath: where on this server a person approves.
    /// - Throws: ``ControlPlaneError/throttled(_:)`` where too many wait, of this address or of all; `unavailable` where Redis does not
    ///   answer.
    package func begin(
        _ name: String, pagePath: String, origin: SessionOrigin, traceID: String
    ) async throws(ControlPlaneError) -> StartedDeviceLogin {
        guard ClientName.mostRead.contains(name.utf8.count) else {
            throw .invalid(ValidationError(field: "clientName", "must have 1 to \(ClientName.mostRead.upperBound) bytes"))
        }
        let secret = SessionSecret()
        let code = try await ControlPlaneError.mapping {
            let code = try await self.devices.begin(secret, ClientName(name), from: origin.address)
            try await self.store.session.audit.append(
                .ofStranger("deviceLogin.create", resource: "deviceLogin/\(code.text)", origin: origin, traceID: traceID))
            return code
        }
        return StartedDeviceLogin(secret: secret, code: code, url: self.publicURL.map { $0 + pagePath }, limits: self.devices.limits)
    }

    /// What waits under a user code.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` for no such code, ``ControlPlaneError/throttled(_:)`` for who has missed too often.
    package func find(_ code: UserCode, context: CallContext) async throws(ControlPlaneError) -> DeviceLogin {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        return try await ControlPlaneError.mapping {
            try await self.devices.find(code, by: context.caller.userID, from: context.address)
        }
    }

    /// Lets the program of a user code act for the caller, from when it asks next.
    ///
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` for a token: it would make another one without its bounds; `conflict`
    ///   for a second decision; else as ``find(_:context:)``.
    package func approve(_ code: UserCode, context: CallContext) async throws(ControlPlaneError) {
        try context.requireSession()
        let user = context.caller.userID
        try await ControlPlaneError.mapping {
            let epoch = try await self.store.session.credentials.find(user).sessionEpoch
            try await self.decide(code, .approved(user, epoch: epoch), "approve", context)
        }
    }

    /// Lets the program of a user code have nothing.
    ///
    /// - Throws: as ``approve(_:context:)``.
    package func refuse(_ code: UserCode, context: CallContext) async throws(ControlPlaneError) {
        try context.requireSession()
        try await ControlPlaneError.mapping { try await self.decide(code, .refused, "refuse", context) }
    }

    /// Makes the token of a sign-in that was approved, once, for who holds its device code.
    ///
    /// - Throws: ``ControlPlaneError/approvalPending(_:)``, ``ControlPlaneError/throttled(_:)`` for who asks more often than was said,
    ///   ``ControlPlaneError/signInNotAllowed(_:)`` where it was refused, or whoever approved may not sign in any more,
    ///   ``ControlPlaneError/deviceCodeUnusable`` for any code that does not hold.
    package func collect(
        _ deviceCode: String, origin: SessionOrigin, traceID: String
    ) async throws(ControlPlaneError) -> (token: APIToken, secret: String) {
        guard let secret = SessionSecret(presented: deviceCode) else { throw .deviceCodeUnusable }
        return try await ControlPlaneError.mapping {
            switch try await self.devices.collect(secret) {
            case .absent: throw ControlPlaneError.deviceCodeUnusable
            case .early(let seconds): throw ControlPlaneError.throttled(seconds)
            case .pending(let seconds): throw ControlPlaneError.approvalPending(seconds)
            case .refused: throw ControlPlaneError.signInNotAllowed("The sign-in was refused in the browser.")
            case .approved(let user, let epoch, let client):
                return try await self.makeToken(of: user, epoch: epoch, for: client, origin, traceID: traceID)
            }
        }
    }

    private func decide(_ code: UserCode, _ decision: DeviceDecision, _ verb: String, _ context: CallContext) async throws {
        try await self.store.withTransaction { session in
            try await session.audit.append(context.record("deviceLogin.\(verb)", "deviceLogin/\(code.text)"))
            // Last, so that nothing is decided that is not recorded.
            _ = try await self.devices.find(code, by: context.caller.userID, from: context.address, deciding: decision)
        }
    }

    private func makeToken(
        of user: UserID, epoch: Int, for client: ClientName, _ origin: SessionOrigin, traceID: String
    ) async throws -> (token: APIToken, secret: String) {
        let secret = TokenSecret(.personal)
        let expiresAt = Date(timeIntervalSinceNow: Double(self.devices.limits.tokenDuration.components.seconds))
        let token = try await self.store.withTransaction { session -> APIToken? in
            // Whoever was suspended or has changed the password since has approved nothing.
            guard let known = try await session.credentials.sessionUser(user, epoch: epoch) else { return nil }
            let token = try await session.tokens.insert(
                NewAPIToken(
                    id: .make(), userID: user, teamID: nil, name: "roost login on \(client.text)", prefix: secret.prefix,
                    hash: secret.hash, permissions: nil, expiresAt: expiresAt))
            try await session.audit.append(
                AuditRecord(
                    teamID: nil, actor: DeploymentActor(kind: .user, name: known.name), action: Permission.tokenCreate.rawValue,
                    resource: "token/\(token.id)", traceID: traceID, address: origin.address))
            return token
        }
        guard let token else {
            try await self.store.session.audit.append(
                .ofStranger(
                    Permission.tokenCreate.rawValue, resource: "user/\(user)", isAllowed: false, origin: origin, traceID: traceID))
            throw ControlPlaneError.signInNotAllowed("Whoever approved this sign-in may not sign in any more, or has another password.")
        }
        return (token, secret.text)
    }
}
