package import FoundationEssentials

/// Which records of the audit are asked for: those that all of it fits.
package struct AuditFilter: Sendable, Hashable {
    /// A user, with what its tokens did; or one token, as `user/token`.
    package var actor: String?
    /// An action, `project.create`, or all of a resource, `project`.
    package var action: String?
    /// An object, `project/ID`, or all of a kind, `project`.
    package var resource: String?
    package var isAllowed: Bool?
    /// The first moment.
    package var since: Date?
    /// The moment before which it was done.
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
