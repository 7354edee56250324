import APIContract
import Model

extension SessionView {
    init(_ session: Session, isCurrent: Bool) {
        self.init(
            id: session.id.description, createdAt: session.createdAt, lastSeenAt: session.lastSeenAt, expiresAt: session.expiresAt,
            address: session.address, userAgent: session.userAgent, current: isCurrent)
    }
}
