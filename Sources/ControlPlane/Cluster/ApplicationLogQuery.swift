package import FoundationEssentials

/// Which lines of an application are wanted.
package struct ApplicationLogQuery: Sendable, Hashable {
    /// The newest lines of each task; nil for all.
    package var tail: Int?
    package var since: Date?
    package var until: Date?
    /// Whether new lines follow.
    package var follow: Bool

    package init(tail: Int? = nil, since: Date? = nil, until: Date? = nil, follow: Bool = false) {
        self.tail = tail
        self.since = since
        self.until = until
        self.follow = follow
    }
}
