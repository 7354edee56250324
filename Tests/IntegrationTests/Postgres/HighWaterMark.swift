import Synchronization

/// Counts how many are inside at once, and remembers the most there were.
final class HighWaterMark: Sendable {
    private let counts = Mutex((inside: 0, most: 0))

    var most: Int { self.counts.withLock(\.most) }

    func enter() {
        self.counts.withLock { counts in
            counts.inside += 1
            counts.most = max(counts.most, counts.inside)
        }
    }

    func leave() {
        self.counts.withLock { $0.inside -= 1 }
    }
}
