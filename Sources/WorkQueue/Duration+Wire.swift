extension Duration {
    /// Whole milliseconds for a script, rounded up, from 0 to a hundred years.
    var wireMilliseconds: Int64 {
        let limit: Int64 = 100 * 366 * 86400
        let seconds = min(max(self.components.seconds, 0), limit)
        guard self > .zero else { return 0 }
        return seconds * 1000 + (self.components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }

    /// Whole microseconds for a script, rounded down, from 0 to a hundred years.
    var wireMicroseconds: Int64 {
        let limit: Int64 = 100 * 366 * 86400
        guard self > .zero else { return 0 }
        return min(self.components.seconds, limit) * 1_000_000 + self.components.attoseconds / 1_000_000_000_000
    }
}
