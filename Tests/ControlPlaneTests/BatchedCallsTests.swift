import Synchronization
import Testing

@testable import ControlPlane

@Suite(.timeLimit(.minutes(1))) struct BatchedCallsTests {
    struct Refused: Error, Equatable {}

    /// A call that ends when it is told to, and tells when it has begun.
    final class Calls: Sendable {
        let begun = AsyncStream<Int>.makeStream()
        let gates: [AsyncStream<Void>.Continuation]
        private let streams: [AsyncStream<Void>]
        private let count = Mutex(0)

        init(_ number: Int) {
            let made = (0..<number).map { _ in AsyncStream<Void>.makeStream() }
            self.gates = made.map(\.continuation)
            self.streams = made.map(\.stream)
        }

        var made: Int { self.count.withLock { $0 } }

        /// - Returns: its number.
        func make(_ callers: Int) async throws(Refused) -> Int {
            let number = self.count.withLock { count in
                defer { count += 1 }
                return count
            }
            self.begun.continuation.yield(callers)
            for await _ in self.streams[number] {}
            if Task.isCancelled { throw Refused() }
            return number
        }
    }

    /// Asks once and returns when the caller waits or its call runs.
    private func ask(
        _ batched: BatchedCalls<String, Int, Int, Refused>, _ calls: Calls, _ key: String = "key"
    ) async -> Task<(answer: Int, position: Int), any Error> {
        let before = batched.callers(in: key)
        let task = Task { try await batched.answer(to: 0, in: key) { asked async throws(Refused) in try await calls.make(asked.count) } }
        while batched.callers(in: key) == before { await Task.yield() }
        return task
    }

    @Test func `Who asks while a call runs is answered by the next, and all of them by one`() async throws {
        let (batched, calls) = (BatchedCalls<String, Int, Int, Refused>(), Calls(2))
        var begun = calls.begun.stream.makeAsyncIterator()
        let first = await self.ask(batched, calls)
        #expect(await begun.next() == 1)
        var others: [Task<(answer: Int, position: Int), any Error>] = []
        for _ in 0..<3 { others.append(await self.ask(batched, calls)) }
        #expect(calls.made == 1)
        calls.gates[0].finish()
        #expect(try await first.value == (0, 0))
        #expect(await begun.next() == 3)
        calls.gates[1].finish()
        for (position, other) in others.enumerated() { #expect(try await other.value == (1, position)) }
        #expect(batched.callers(in: "key") == 0)
        #expect(calls.made == 2)
    }

    @Test func `A call answers no more than its limit, and begins as soon as it is full, however long the others take`() async throws {
        let (batched, calls) = (BatchedCalls<String, Int, Int, Refused>(limit: 2), Calls(3))
        var begun = calls.begun.stream.makeAsyncIterator()
        let first = await self.ask(batched, calls)
        #expect(await begun.next() == 1)
        var others: [Task<(answer: Int, position: Int), any Error>] = []
        for _ in 0..<3 { others.append(await self.ask(batched, calls)) }
        #expect(await begun.next() == 2)
        #expect(calls.made == 2)
        calls.gates[1].finish()
        for (position, other) in others.prefix(2).enumerated() { #expect(try await other.value == (1, position)) }
        #expect(await begun.next() == 1)
        calls.gates[2].finish()
        #expect(try await others[2].value == (2, 0))
        #expect(batched.callers(in: "key") == 1)
        calls.gates[0].finish()
        #expect(try await first.value == (0, 0))
        #expect(batched.callers(in: "key") == 0)
    }

    @Test func `Lanes do not wait for each other`() async throws {
        let (batched, calls) = (BatchedCalls<String, Int, Int, Refused>(), Calls(2))
        var begun = calls.begun.stream.makeAsyncIterator()
        let one = await self.ask(batched, calls, "one")
        #expect(await begun.next() == 1)
        let other = await self.ask(batched, calls, "other")
        #expect(await begun.next() == 1)
        calls.gates[1].finish()
        #expect(try await other.value == (1, 0))
        calls.gates[0].finish()
        #expect(try await one.value == (0, 0))
    }

    @Test func `A cancelled caller ends its own call alone; who waited with it calls anew`() async throws {
        let (batched, calls) = (BatchedCalls<String, Int, Int, Refused>(), Calls(3))
        var begun = calls.begun.stream.makeAsyncIterator()
        let first = await self.ask(batched, calls)
        #expect(await begun.next() == 1)
        let leader = await self.ask(batched, calls)
        let follower = await self.ask(batched, calls)
        calls.gates[0].finish()
        _ = try await first.value
        #expect(await begun.next() == 2)
        leader.cancel()
        await #expect(throws: Refused.self) { _ = try await leader.value }
        #expect(await begun.next() == 1)
        calls.gates[2].finish()
        #expect(try await follower.value == (2, 0))
    }

    @Test func `An error is everybody's who asked with the one who got it`() async throws {
        let batched = BatchedCalls<String, Int, Int, Refused>()
        let calls = Calls(1)
        var begun = calls.begun.stream.makeAsyncIterator()
        let first = await self.ask(batched, calls)
        #expect(await begun.next() == 1)
        let fails = { @Sendable (_: [Int]) async throws(Refused) -> Int in throw Refused() }
        let others = (0..<2).map { _ in Task { try await batched.answer(to: 0, in: "key", fails) } }
        while batched.callers(in: "key") < 3 { await Task.yield() }
        calls.gates[0].finish()
        #expect(try await first.value == (0, 0))
        for other in others { await #expect(throws: Refused.self) { _ = try await other.value } }
        #expect(batched.callers(in: "key") == 0)
    }

    @Test func `Who asks while a caller is about to call is answered with it`() async throws {
        let batched = BatchedCalls<Int, Int, [Int], Never>(limit: 4)
        let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
            for question in 0..<200 {
                group.addTask {
                    let (answer, position) = await batched.answer(to: question, in: 0) { asked in
                        await Task.yield()
                        return asked
                    }
                    #expect(answer[position] == question)
                    return position == 0 ? answer.count : 0
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sizes.reduce(0, +) == 200)
        #expect(sizes.allSatisfy { (0...4).contains($0) })
        #expect(batched.callers(in: 0) == 0)
    }
}
