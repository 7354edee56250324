import Testing

@testable import WorkQueue

@Suite(.timeLimit(.minutes(1))) struct JobContextTests {
    private static func running() -> RunningJob {
        RunningJob(LeasedJob(id: "j", group: nil, payload: "", attempt: 1, token: "t"), confirmed: .now)
    }

    @Test func `A requested cancellation cancels the body and is told apart`() async {
        let running = Self.running()
        let context = JobContext(running)
        await #expect(throws: CancellationError.self) {
            try await context.cancellingOnRequest {
                running.cancellation.open()
                await Latch().wait()
                try Task.checkCancellation()
            }
        }
        #expect(context.isCancellationRequested)
        #expect(context.interruption == nil)
    }

    @Test func `Without a request the body's value is returned`() async throws {
        #expect(try await JobContext(Self.running()).cancellingOnRequest { 42 } == 42)
    }

    @Test func `A waiter whose task is cancelled returns, also when the cancellation came first`() async {
        let latch = Latch()
        for _ in 0..<100 {
            let task = Task { await latch.wait() }
            task.cancel()
            await task.value
        }
        #expect(!latch.isOpen)
    }

    @Test func `An open latch lets all waiters pass`() async {
        let latch = Latch()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { await latch.wait() } }
            latch.open()
        }
        #expect(latch.isOpen)
    }

    @Test func `Only the first claim settles a job and the first interruption counts`() {
        let running = Self.running()
        #expect(running.claimSettlement())
        #expect(!running.claimSettlement())
        running.interrupt(.shutdown)
        running.interrupt(.leaseLost)
        #expect(running.interruption == .shutdown)
    }
}
