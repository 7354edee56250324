import Executors
import HummingbirdCore
import Logging
import NIOCore

/// Handles the requests of a connection on the connection's own event loop.
///
/// A request waits for its connection, Postgres and Redis, and computes next to nothing; on the global executor each of these waits ends
/// with a switch to another thread and back.
struct LoopBoundChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        self.base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
        await ConnectionPeer.$address.withValue(value.channel.remoteAddress?.ipAddress) {
            await withTaskExecutorPreference(EventLoopTaskExecutor(value.channel.eventLoop)) {
                await self.base.handle(value: value, logger: logger)
            }
        }
    }
}
