import Synchronization

/// Counts the bytes of a streamed answer.
final class ByteCounter: Sendable {
    private let count = Atomic<Int>(0)

    var total: Int { self.count.load(ordering: .relaxed) }

    func add(_ bytes: Int) { self.count.wrappingAdd(bytes, ordering: .relaxed) }
}
