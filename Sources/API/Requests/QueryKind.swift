/// What a parameter of a query may be.
package enum QueryKind: Sendable, Hashable {
    /// Any text; the route says more where it means more.
    case text
    /// A whole number within bounds, and what holds where it is not given; nil for nothing.
    case integer(ClosedRange<Int>, default: Int?)
    /// `true` or `false`; false where it is not given.
    case flag
    /// An id.
    case identifier
    /// One of some words.
    case choice([String])
    /// A date in UTC, or how long ago.
    case moment
    /// The `nextCursor` of a page.
    case cursor
}
