/// Growing pauses between attempts, spread by jitter so that many clients do not come back at once.
struct Backoff: Sendable {
    let first: Duration
    let longest: Duration

    /// The pause after a number of failures in a row.
    ///
    /// - Parameter jitter: from 0 to 1; the pause lies between half of the full one and the full one.
    func delay(failures: Int, jitter: Double) -> Duration {
        let doublings = min(max(failures - 1, 0), 20)
        let full = min(self.first.seconds * Double(1 << doublings), self.longest.seconds)
        return .seconds(full * (0.5 + 0.5 * min(max(jitter, 0), 1)))
    }
}
