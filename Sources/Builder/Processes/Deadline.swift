/// Bounds work in time.
enum Deadline {
    private enum Outcome<Value: Sendable>: Sendable {
        case finished(Result<Value, BuilderError>)
        case expired
        case stopped
    }

    /// Runs `body` and cancels it after `limit`; returns once `body` is over in any case.
    ///
    /// - Throws: `expired` where the time was up, else what `body` throws.
    static func run<Value: Sendable>(
        _ limit: Duration, orThrow expired: BuilderError, _ body: @escaping @Sendable () async throws(BuilderError) -> Value
    ) async throws(BuilderError) -> Value {
        let result = await withTaskGroup(of: Outcome<Value>.self) { group -> Result<Value, BuilderError> in
            group.addTask {
                do throws(BuilderError) { return .finished(.success(try await body())) } catch { return .finished(.failure(error)) }
            }
            group.addTask {
                do { try await Task.sleep(for: limit) } catch { return .stopped }
                return .expired
            }
            var isExpired = false
            for await outcome in group {
                switch outcome {
                case .finished(let result):
                    group.cancelAll()
                    return isExpired ? .failure(expired) : result
                case .expired:
                    isExpired = true
                    group.cancelAll()
                case .stopped: break
                }
            }
            return .failure(.cancelled)
        }
        return try result.get()
    }
}
