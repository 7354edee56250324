package import FoundationEssentials

/// Which lines of an application's log are wanted.
package struct LogQuery: Hashable, Sendable {
    /// The last so many lines.
    package var tail: Int?
    package var since: Date?
    package var until: Date?
    /// Only lines that contain this text.
    package var grep: String?
    package var release: Int?

    package init(tail: Int? = nil, since: Date? = nil, until: Date? = nil, grep: String? = nil, release: Int? = nil) {
        self.tail = tail
        self.since = since
        self.until = until
        self.grep = grep
        self.release = release
    }
}
