internal import NIOCore
internal import Synchronization

/// One connection, usable from any task.
///
/// Requests meet in a mailbox; the first one to enter an empty mailbox wakes the event loop, which then writes all
/// that gathered meanwhile with one flush.
final class Connection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<PipelineHandler>
    private let mailbox = Mutex<[PendingReply]>([])

    /// Wraps a channel that ends in `handler`; called on its event loop.
    init(channel: any Channel, handler: PipelineHandler) {
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    }

    /// Sends a request; its outcome arrives in the request.
    func submit(_ request: PendingReply) {
        let isFirst = self.mailbox.withLock { mailbox in
            mailbox.append(request)
            return mailbox.count == 1
        }
        if isFirst { self.channel.eventLoop.execute { self.flush() } }
    }

    /// Sends commands whose answers are pushed.
    func write(_ command: RedisCommand) {
        var bytes = ByteBuffer()
        command.encode(into: &bytes)
        self.channel.eventLoop.execute { [bytes] in self.handler.value.write(bytes) }
    }

    /// Turns the connection over to the subscriptions.
    func startPushing(keepAlive interval: Duration, _ receive: @escaping @Sendable (RedisValue) -> Void) {
        self.channel.eventLoop.execute { self.handler.value.startPushing(keepAlive: TimeAmount(interval), receive) }
    }

    /// Ends the connection once everything outstanding is answered or timed out.
    func drain() {
        self.channel.eventLoop.execute { self.handler.value.drain() }
    }

    /// Ends the connection now.
    func close() {
        self.channel.close(promise: nil)
    }

    /// Runs `action` when the connection ended.
    func whenClosed(_ action: @escaping @Sendable () -> Void) {
        self.channel.closeFuture.whenComplete { _ in action() }
    }

    /// Waits until the connection ended; a cancelled task drains it first.
    func waitUntilClosed() async {
        await withTaskCancellationHandler {
            _ = try? await self.channel.closeFuture.get()
        } onCancel: {
            self.drain()
        }
    }

    private func flush() {
        let requests = self.mailbox.withLock { mailbox in
            let requests = mailbox
            mailbox = []
            return requests
        }
        self.handler.value.submit(requests)
    }
}
