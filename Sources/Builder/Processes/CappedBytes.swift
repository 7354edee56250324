internal import Synchronization

/// Keeps the first bytes of an output.
final class CappedBytes: Sendable {
    private let limit: Int
    private let kept = Mutex<[UInt8]>([])

    init(limit: Int) {
        self.limit = limit
    }

    var bytes: [UInt8] { self.kept.withLock { $0 } }

    func append(_ bytes: [UInt8]) {
        self.kept.withLock { $0 += bytes.prefix(self.limit - $0.count) }
    }
}
