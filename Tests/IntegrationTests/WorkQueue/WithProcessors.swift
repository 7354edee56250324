import Logging
import ServiceLifecycle
import WorkQueue

/// Runs processors of one queue while `body` runs.
func withProcessors<R>(
    _ count: Int = 1, of queue: WorkQueueClient, concurrency: Int = 4, handler: @escaping QueueProcessor.Handler,
    _ body: () async throws -> R
) async throws -> R {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<count {
            let processor = QueueProcessor(queue: queue, concurrency: concurrency, logger: Logger(label: "test.queue"), handler: handler)
            group.addTask { try await processor.run() }
        }
        let result = try await body()
        group.cancelAll()
        return result
    }
}
