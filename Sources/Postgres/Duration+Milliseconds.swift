extension Duration {
    /// The whole milliseconds, at most what the server's settings hold.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = self.components
        let bounded = min(max(seconds, 0), 2_000_000)
        return Int(bounded) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// The seconds as a number.
    var seconds: Double {
        Double(self.components.seconds) + Double(self.components.attoseconds) / 1e18
    }
}
