/// Runs `work` for no longer than `limit`, then cancels it and gives `fallback`.
func withLimit<Value: Sendable>(
    _ limit: Duration, orElse fallback: Value, _ work: @escaping @Sendable () async -> Value
) async -> Value {
    await withTaskGroup(of: Value?.self) { group in
        group.addTask { await work() }
        group.addTask {
            try? await Task.sleep(for: limit)
            return nil
        }
        let first = await group.next() ?? nil
        group.cancelAll()
        return first ?? fallback
    }
}
