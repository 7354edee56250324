/// What is said of the clocks.
enum ClockVerdict {
    /// Leases and limits are counted by Redis, expiry by Postgres: what differs by more is noticed by users.
    static let warning = 1.0
    static let failure = 30.0

    static func finding(_ reading: ClockReading) -> Finding {
        let subject = "clock.\(reading.part)"
        let detail = "\(reading.part)'s clock is \(Self.words(reading))"
        let repair = "Synchronise the clocks of both machines, with systemd-timesyncd or chrony."
        switch reading.leastDifference {
        case ..<Self.warning: return .ok(subject, detail)
        case ..<Self.failure: return .warning(subject, detail, repair: repair)
        default: return .failed(subject, detail, repair: repair)
        }
    }

    private static func words(_ reading: ClockReading) -> String {
        let difference = abs(reading.offset)
        if difference <= reading.uncertainty { return "right to \(Self.seconds(reading.uncertainty)) s" }
        return "\(Self.seconds(difference)) s \(reading.offset > 0 ? "ahead" : "behind") (± \(Self.seconds(reading.uncertainty)) s)"
    }

    /// With three decimals, and never more than a clock can be wrong by.
    private static func seconds(_ value: Double) -> String {
        guard let milliseconds = Int(exactly: (min(abs(value), 1e12) * 1000).rounded()) else { return "unknown" }
        let decimals = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - decimals.utf8.count) + decimals
    }
}
