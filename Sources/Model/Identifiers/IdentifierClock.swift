internal import FoundationEssentials
internal import Synchronization

/// The clock of identifiers: it never shows the same twice in a process, so that ids made one after the other sort that way.
enum IdentifierClock {
    private static let latest = Atomic<UInt64>(0)

    /// The time of `date` as 48 bits of milliseconds and 12 bits of their fraction (RFC 9562 section 6.2, method 3).
    static func ticks(_ date: Date) -> UInt64 {
        let ticks = max(0, date.timeIntervalSince1970 * 1000) * 4096
        return UInt64(exactly: ticks.rounded(.down)).map { $0 & 0x0FFF_FFFF_FFFF_FFFF } ?? 0
    }

    /// The time now, or the one after the latest that was shown.
    static func next() -> UInt64 {
        let now = self.ticks(Date())
        var seen = self.latest.load(ordering: .relaxed)
        while true {
            let next = max(now, seen &+ 1)
            let (isExchanged, original) = self.latest.weakCompareExchange(expected: seen, desired: next, ordering: .relaxed)
            if isExchanged { return next }
            seen = original
        }
    }
}
