import Synchronization

/// Records in which order things happened.
final class OrderRecorder: Sendable {
    private let recorded = Mutex<[Int]>([])

    var order: [Int] { self.recorded.withLock { $0 } }

    func record(_ index: Int) {
        self.recorded.withLock { $0.append(index) }
    }
}
