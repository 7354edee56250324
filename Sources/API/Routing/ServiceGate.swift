package import ControlPlane
package import Model

/// The gate of the real server.
package struct ServiceGate: RequestGate {
    private let authenticator: Authenticator
    private let limiter: any RequestLimiting
    private let audit: AuditService

    package init(authenticator: Authenticator, limiter: any RequestLimiting, audit: AuditService) {
        self.authenticator = authenticator
        self.limiter = limiter
        self.audit = audit
    }

    package func authenticate(token: String) async throws -> Caller? {
        do {
            return try await self.authenticator.authenticate(bearer: token)
        } catch .unauthenticated {
            return nil
        }
    }

    package func authenticate(session: SessionSecret) async throws -> Caller? {
        do {
            return try await self.authenticator.authenticate(session: session)
        } catch .unauthenticated {
            return nil
        }
    }

    package func isValid(session: SessionSecret) async throws -> Bool { try await self.authenticator.isValid(session: session) }

    package func count(_ subject: RateSubject) async -> RateDecision? {
        await self.limiter.take(subject)
    }

    package func noteUse(_ context: CallContext) async throws { try await self.audit.noteUse(context) }

    package func note(refusalOf action: String, resource: String, at place: AuditedPlace, _ context: CallContext) async throws {
        try await self.audit.note(refusalOf: action, resource: resource, at: place, context: context)
    }
}
