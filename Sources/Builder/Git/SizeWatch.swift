internal import Model

/// Bounds how much disk a transfer may fill, measured while it runs.
enum SizeWatch {
    /// How often the size is measured.
    static let interval: Duration = .milliseconds(200)

    private enum Outcome<Value: Sendable>: Sendable {
        case finished(Result<Value, BuilderError>)
        case tooLarge
        case stopped
    }

    /// Runs `body` and cancels it once `measure` gives more than `limit` bytes; returns when `body` is over in any case.
    static func run<Value: Sendable>(
        limit: Int, measure: @escaping @Sendable () -> Int, _ body: @escaping @Sendable () async throws(BuilderError) -> Value
    ) async throws(BuilderError) -> Value {
        let tooLarge = BuilderError(.limitExceeded, "The repository is larger than \(limit) bytes.")
        let result = await withTaskGroup(of: Outcome<Value>.self) { group -> Result<Value, BuilderError> in
            group.addTask {
                do throws(BuilderError) { return .finished(.success(try await body())) } catch { return .finished(.failure(error)) }
            }
            group.addTask {
                while measure() <= limit {
                    do { try await Task.sleep(for: Self.interval) } catch { return .stopped }
                }
                return .tooLarge
            }
            var isTooLarge = false
            for await outcome in group {
                switch outcome {
                case .finished(let result):
                    group.cancelAll()
                    return isTooLarge || measure() > limit ? .failure(tooLarge) : result
                case .tooLarge:
                    isTooLarge = true
                    group.cancelAll()
                case .stopped: break
                }
            }
            return .failure(.cancelled)
        }
        return try result.get()
    }
}
