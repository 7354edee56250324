import Testing

@testable import Argon2

@Suite(.timeLimit(.minutes(1))) struct HashingSlotsTests {
    @Test func `Turns are given in the order of asking`() async throws {
        let slots = HashingSlots(count: 1, maximumWaiting: 10)
        try await slots.acquire()
        let recorder = OrderRecorder()
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<5 {
                group.addTask {
                    try? await slots.acquire()
                    recorder.record(index)
                    slots.release()
                }
                await Self.wait { slots.waitingCount == index + 1 }
            }
            slots.release()
        }
        #expect(recorder.order == [0, 1, 2, 3, 4])
    }

    @Test func `A full queue answers busy at once`() async throws {
        let slots = HashingSlots(count: 1, maximumWaiting: 0)
        try await slots.acquire()
        let error = await #expect(throws: Argon2Error.self) { try await slots.acquire() }
        #expect(error?.code == .busy)
        #expect(error?.isRetriable == true)
    }

    @Test func `A cancelled waiter leaves the queue and takes no turn`() async throws {
        let slots = HashingSlots(count: 1, maximumWaiting: 10)
        try await slots.acquire()
        let waiter = Task { try await slots.acquire() }
        await Self.wait { slots.waitingCount == 1 }
        waiter.cancel()
        let error = await #expect(throws: Argon2Error.self) { try await waiter.value }
        #expect(error?.code == .cancelled)
        #expect(slots.waitingCount == 0)
        slots.release()
        try await slots.acquire()
    }

    @Test func `A task that is cancelled already does not wait`() async throws {
        let slots = HashingSlots(count: 1, maximumWaiting: 10)
        try await slots.acquire()
        let code = await withTaskGroup(of: Argon2Error.Code?.self) { group in
            group.cancelAll()
            group.addTask {
                do throws(Argon2Error) { try await slots.acquire() } catch { return error.code }
                return nil
            }
            return await group.next() ?? nil
        }
        #expect(code == .cancelled)
    }

    /// Yields until `condition` holds; the suite's time limit bounds it.
    private static func wait(until condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }
}
