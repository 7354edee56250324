/// How often something that may mend itself is tried, and with which pauses.
struct RetryPolicy: Sendable, Hashable {
    let attempts: Int
    let delay: Duration
    /// An attempt that took longer than this is the last one: waiting again for one that does not answer helps nobody.
    var patience: Duration = .seconds(15)

    /// Runs `body` until it succeeds, fails for good, or was tried often enough; the pause doubles each time.
    func run<Value>(
        log: any BuildLog, _ body: () async throws(BuilderError) -> Value
    ) async throws(BuilderError) -> Value {
        var pause = self.delay
        for attempt in 1..<max(2, self.attempts) where self.attempts > 1 {
            let start = ContinuousClock.now
            do throws(BuilderError) {
                return try await body()
            } catch {
                guard error.isRetriable, ContinuousClock.now - start <= self.patience else { throw error }
                await log.append("Attempt \(attempt) of \(self.attempts) failed: \(error.message)", stream: .system)
                do { try await Task.sleep(for: pause) } catch { throw .cancelled }
                pause = pause * 2
            }
        }
        return try await body()
    }
}
