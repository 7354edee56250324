/// A signal for one waiting loop; signals that come while it works are merged into one.
struct Pulse: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (self.stream, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Lets the loop go round once more.
    func signal() {
        self.continuation.yield()
    }

    /// Waits for the next signal; `false` when the calling task is cancelled.
    func wait() async -> Bool {
        var iterator = self.stream.makeAsyncIterator()
        return await iterator.next() != nil
    }
}
