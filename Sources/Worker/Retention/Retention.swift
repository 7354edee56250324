package import ServiceLifecycle

/// Removes what is kept no longer, as long as the server runs.
package protocol Retention: Service {
    /// Removes all that is due.
    ///
    /// - Returns: whether nothing has to be tried again.
    func sweep() async -> Bool
}

extension Retention {
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // What is due stays at most an hour longer than it may, or until Postgres and Docker answer again.
                let isDone = await self.sweep()
                try? await Task.sleep(for: isDone ? .seconds(3600) : .seconds(60))
            }
        }
    }
}
