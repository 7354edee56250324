import Logging
import Store

/// Wakes a loop by announcements of Postgres, and by a timer for what an announcement cannot tell or what was missed.
struct Triggers: Sendable {
    let store: DataStore
    let channel: String
    let interval: Duration

    /// Runs `body` for each trigger, one at a time; announcements that come meanwhile are one.
    func forEach(logger: Logger, _ body: @escaping @Sendable (Trigger) async -> Void) async {
        let (stream, continuation) = AsyncStream.makeStream(of: Trigger.self, bufferingPolicy: .bufferingNewest(2))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    continuation.yield(.timer)
                    try? await Task.sleep(for: self.interval)
                }
                continuation.finish()
            }
            group.addTask {
                do {
                    for try await _ in self.store.notifications(on: [self.channel]) { continuation.yield(.announcement) }
                } catch {
                    // The timer goes on; what is announced meanwhile waits for it.
                    logger.warning("announcements are not heard", metadata: ["channel": "\(self.channel)", "error": "\(error)"])
                }
            }
            for await trigger in stream { await body(trigger) }
            group.cancelAll()
        }
    }
}
