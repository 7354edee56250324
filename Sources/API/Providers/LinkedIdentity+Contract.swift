import APIContract
import Model

extension LinkedIdentityView {
    init(_ identity: LinkedIdentity) {
        self.init(
            id: identity.id.description, provider: identity.provider, issuer: identity.issuer, subject: identity.subject,
            email: identity.email, createdAt: identity.createdAt, lastLoginAt: identity.lastLoginAt)
    }
}
