/// Does something once for all who want it at the same time.
actor SharedRound<Value: Sendable> {
    private var isRunning = false
    private var waiting: [CheckedContinuation<Value, Never>] = []

    /// The value of a round that began before this call or with it, and ends after it.
    func value(_ round: @Sendable () async -> Value) async -> Value {
        if self.isRunning { return await withCheckedContinuation { self.waiting.append($0) } }
        self.isRunning = true
        let value = await round()
        self.isRunning = false
        let served = self.waiting
        self.waiting = []
        for continuation in served { continuation.resume(returning: value) }
        return value
    }
}
