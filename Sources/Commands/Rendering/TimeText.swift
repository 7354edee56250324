import FoundationEssentials

/// Dates and durations as people read them.
enum TimeText {
    /// `2026-01-31 12:00:00Z`.
    static func date(_ date: Date) -> String {
        date.formatted(
            .iso8601.year().month().day().dateSeparator(.dash).dateTimeSeparator(.space).time(includingFractionalSeconds: false)
                .timeSeparator(.colon)
        ) + "Z"
    }

    /// `0.4 s`, `12.3 s`, `2 min 3 s`, `1 h 4 min`.
    static func duration(_ seconds: Double) -> String {
        let seconds = seconds.isFinite ? min(max(seconds, 0), 1e9) : 0
        if seconds < 60 {
            let tenths = Int((seconds * 10).rounded(.down))
            return "\(tenths / 10).\(tenths % 10) s"
        }
        let whole = Int(seconds)
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
