/// Asks again and again until there is an answer, at most for the given time: for what sends no signal, as another program's state.
///
/// - Parameters:
///   - bound: how long to ask; the answer that comes then still counts.
///   - pause: the time between two questions.
///   - what: what is waited for. It is read when the time is over, so it may tell how far things have come.
///   - answer: the question; nil is no answer yet.
public func eventually<Value>(
    within bound: Duration, every pause: Duration = .milliseconds(50), _ what: @autoclosure () -> String,
    _ answer: () async throws -> Value?
) async throws -> Value {
    let clock = ContinuousClock()
    let end = clock.now + bound
    while true {
        if let value = try await answer() { return value }
        guard clock.now < end else { throw DockerLabError(description: "not within \(bound): \(what())") }
        try await clock.sleep(for: pause)
    }
}

/// Ends `body` by cancellation when it takes longer than the bound, and says what was waited for.
public func within<R: Sendable>(
    _ bound: Duration, _ what: String, _ body: @escaping @Sendable () async throws -> R
) async throws -> R {
    try await withThrowingTaskGroup(of: R?.self) { group in
        group.addTask {
            let result = try await body()
            // A wait that a cancellation ended has not found what it waited for.
            try Task.checkCancellation()
            return result
        }
        group.addTask {
            // The bound itself.
            try await ContinuousClock().sleep(for: bound)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else {
            throw DockerLabError(description: "not within \(bound): \(what)")
        }
        return result
    }
}
