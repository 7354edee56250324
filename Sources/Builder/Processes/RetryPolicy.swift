/// How often something that may mend itself is tried, and with which pauses.
struct RetryPolicy: Sendable, Hashable {
    let attempts: Int
    let delay: Duration

    /// Runs `body` until it succeeds, fails for good, or was tried often enough; the pause doubles each time.
    func run<Value>(
        log: any BuildLog, _ body: () async throws(BuilderError) -> Value
    ) async throws(BuilderError) -> Value {
        var pause = self.delay
        for attempt in 1..<max(2, self.attempts) where self.attempts > 1 {
            do throws(BuilderError) {
                return try await body()
            } catch {
                guard error.isRetriable else { throw error }
                await log.append("Attempt \(attempt) of \(self.attempts) failed: \(error.message)", stream: .system)
                do { try await Task.sleep(for: pause) } catch { throw .cancelled }
                pause = pause * 2
            }
        }
        return try await body()
    }
}
