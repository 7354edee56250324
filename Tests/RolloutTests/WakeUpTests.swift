import Rollout
import Testing

@Suite(.timeLimit(.minutes(1))) struct `What ends a pause early` {
    @Test func `a pause that nothing ends lasts as long as was said`() async throws {
        let start = ContinuousClock.now
        #expect(try await WakeUp().wait(upTo: .milliseconds(50)) == false)
        #expect(ContinuousClock.now - start >= .milliseconds(50))
    }

    @Test func `what rang before the pause ends it at once, and only that one`() async throws {
        let wakeUp = WakeUp()
        wakeUp.ring()
        wakeUp.ring()
        #expect(try await wakeUp.wait(upTo: .seconds(600)))
        #expect(try await wakeUp.wait(upTo: .milliseconds(10)) == false)
    }

    @Test func `each ring ends a pause that is being made, however they fall together`() async throws {
        let wakeUp = WakeUp()
        for _ in 0..<500 {
            async let rang = wakeUp.wait(upTo: .seconds(600))
            wakeUp.ring()
            #expect(try await rang)
        }
    }

    @Test func `a pause ends with its task, and the next one is whole`() async throws {
        let wakeUp = WakeUp()
        let waiting = Task { try await wakeUp.wait(upTo: .seconds(600)) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(try await wakeUp.wait(upTo: .milliseconds(10)) == false)
        wakeUp.ring()
        #expect(try await wakeUp.wait(upTo: .seconds(600)))
    }
}
