/// Counts how often in a row something broke that is made again each time; only what stood for a while ends the row.
///
/// A server, or a proxy before it, that lets clients in and drops them at once is otherwise asked again without any growing pause.
struct FailureStreak: Sendable {
    private var count = 0
    private var standingSince: ContinuousClock.Instant?

    /// It was made.
    mutating func stands(now: ContinuousClock.Instant) {
        self.standingSince = now
    }

    /// It broke, or could not be made; returns how often in a row.
    ///
    /// - Parameter calm: how long it has to have stood for the row to begin anew.
    mutating func broke(now: ContinuousClock.Instant, calm: Duration) -> Int {
        if let standingSince, now - standingSince >= calm { self.count = 0 }
        self.standingSince = nil
        self.count = min(self.count + 1, 1_000_000)
        return self.count
    }
}
