import NIOCore
import Testing

@testable import Redis

@Suite struct PipelineStateMachineTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private static let patience = TimeAmount.seconds(2)

    @Test func `Replies complete requests in order`() {
        var machine = Self.machine(["a": 1, "b": 2])
        #expect(Self.completed(machine.received(.integer(1))) == "a")
        #expect(Self.completed(machine.received(.integer(2))) == nil)
        #expect(Self.completed(machine.received(.integer(3))) == "b")
        let isIdle = machine.isIdle
        #expect(isIdle)
    }

    @Test func `A reply that nothing asked for is reported`() {
        var machine = PipelineStateMachine<String>()
        guard case .unexpected = machine.received(.null) else {
            Issue.record("the reply was accepted")
            return
        }
    }

    @Test func `A late reply is discarded and the next request gets its own`() {
        var machine = Self.machine(["a": 1])
        let expiry = machine.expire(now: Self.start + Self.patience)
        #expect(expiry.timedOut.map(\.request) == ["a"])
        #expect(!expiry.mustClose)
        _ = machine.submit("b", expecting: 1, patience: Self.patience, now: Self.start + Self.patience)
        #expect(Self.completed(machine.received(.simple("late"))) == nil)
        #expect(Self.completed(machine.received(.simple("b's"))) == "b")
    }

    @Test func `A time-out is reported once, with the replies that came`() {
        var machine = Self.machine(["a": 2])
        _ = machine.received(.integer(1))
        let first = machine.expire(now: Self.start + Self.patience)
        #expect(first.timedOut.map(\.replies) == [[.integer(1)]])
        #expect(machine.expire(now: Self.start + Self.patience + .seconds(1)).timedOut.isEmpty)
    }

    @Test func `A head that stays silent twice as long condemns the connection`() {
        var machine = Self.machine(["a": 1, "b": 1])
        #expect(!machine.expire(now: Self.start + Self.patience).mustClose)
        #expect(machine.expire(now: Self.start + Self.patience + Self.patience).mustClose)
    }

    @Test func `Nothing expires before its time and the next deadline is the earliest`() {
        var machine = Self.machine(["a": 1])
        _ = machine.submit("quick", expecting: 1, patience: .seconds(1), now: Self.start)
        let expiry = machine.expire(now: Self.start + .milliseconds(999))
        #expect(expiry.timedOut.isEmpty)
        #expect(expiry.nextDeadline == Self.start + .seconds(1))
    }

    @Test func `A draining connection refuses new requests and ends after the last reply`() {
        var machine = Self.machine(["a": 1])
        machine.drain()
        let action = machine.submit("b", expecting: 1, patience: Self.patience, now: Self.start)
        guard case .refuse(let error) = action else {
            Issue.record("the request was accepted")
            return
        }
        #expect(error.code == .closed)
        #expect(Self.completed(machine.received(.null)) == "a")
        let isDrained = machine.isDrained
        #expect(isDrained)
    }

    @Test func `A lost connection returns what was outstanding, once, and refuses the rest`() {
        var machine = Self.machine(["a": 1, "b": 2])
        _ = machine.expire(now: Self.start)
        let lost = RedisError(.connectionLost, "gone")
        #expect(machine.close(lost).map(\.request) == ["a", "b"])
        #expect(machine.close(lost).isEmpty)
        guard case .refuse(let error) = machine.submit("c", expecting: 1, patience: Self.patience, now: Self.start) else {
            Issue.record("the request was accepted")
            return
        }
        #expect(error == lost)
    }

    private static func machine(_ requests: KeyValuePairs<String, Int>) -> PipelineStateMachine<String> {
        var machine = PipelineStateMachine<String>()
        for (request, count) in requests {
            _ = machine.submit(request, expecting: count, patience: Self.patience, now: Self.start)
        }
        return machine
    }

    private static func completed(_ action: PipelineStateMachine<String>.ReplyAction) -> String? {
        if case .complete(let request, _) = action { request } else { nil }
    }
}
