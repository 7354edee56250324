import NIOCore

/// Bounds of calls in time.
enum Deadline {
    /// Runs the operation and cancels it when its time is over.
    static func run<Value: Sendable>(
        _ limit: Duration, _ name: String, _ operation: @escaping @Sendable () async throws(DockerError) -> Value
    ) async throws(DockerError) -> Value {
        do {
            return try await withThrowingTaskGroup(of: Value.self) { group in
                group.addTask { try await operation() }
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw DockerError(.timeout, "\(name) took longer than \(limit)")
                }
                defer { group.cancelAll() }
                guard let value = try await group.next() else { throw CancellationError() }
                return value
            }
        } catch let error as DockerError {
            throw error
        } catch {
            throw DockerError(.cancelled, name)
        }
    }
}

extension TimeAmount {
    /// The same span; spans beyond what it can count become the longest there is.
    init(_ duration: Duration) {
        self = .nanoseconds(DockerDuration(duration).nanoseconds)
    }
}
