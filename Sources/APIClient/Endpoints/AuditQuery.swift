package import FoundationEssentials

/// Which records of the audit are wanted.
package struct AuditQuery: Hashable, Sendable {
    /// A user, or one of its tokens as `user/token`.
    package var actor: String?
    package var action: String?
    package var resource: String?
    package var isAllowed: Bool?
    package var since: Date?
    package var until: Date?

    package init(
        actor: String? = nil, action: String? = nil, resource: String? = nil, isAllowed: Bool? = nil, since: Date? = nil,
        until: Date? = nil
    ) {
        self.actor = actor
        self.action = action
        self.resource = resource
        self.isAllowed = isAllowed
        self.since = since
        self.until = until
    }
}
