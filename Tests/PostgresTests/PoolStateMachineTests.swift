import Testing

@testable import Postgres

@Suite struct PoolStateMachineTests {
    let start = ContinuousClock.now

    func machine(maximum: Int) -> PoolStateMachine { PoolStateMachine(maximum: maximum, leaseTimeout: .seconds(5)) }

    @Test func `the first waiter opens a connection and gets it`() {
        var pool = self.machine(maximum: 2)
        #expect(pool.lease(1, now: self.start) == [.checkWaiters(at: self.start + .seconds(5)), .open(1)])
        #expect(pool.opened(1, now: self.start) == [.grant(1, 1)])
        #expect(pool.leasedCount == 1)
    }

    @Test func `a connection given back serves the next lease`() {
        var pool = self.machine(maximum: 2)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        #expect(pool.released(1, isReusable: true, now: self.start) == [])
        #expect(pool.lease(2, now: self.start) == [.grant(2, 1)])
    }

    @Test func `waiters beyond the maximum are served in the order of asking`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        #expect(pool.lease(2, now: self.start) == [])
        #expect(pool.lease(3, now: self.start) == [])
        #expect(pool.released(1, isReusable: true, now: self.start) == [.grant(2, 1)])
        #expect(pool.released(1, isReusable: true, now: self.start) == [.grant(3, 1)])
    }

    @Test func `a newcomer does not overtake those who wait`() {
        var pool = self.machine(maximum: 2)
        _ = pool.lease(1, now: self.start)
        _ = pool.lease(2, now: self.start)
        #expect(pool.lease(3, now: self.start) == [])
        #expect(pool.opened(1, now: self.start) == [.grant(1, 1)])
        #expect(pool.opened(2, now: self.start) == [.grant(2, 2)])
        #expect(pool.waiterCount == 1)
    }

    @Test func `a broken connection is closed and replaced for whoever waits`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        _ = pool.lease(2, now: self.start)
        #expect(pool.released(1, isReusable: false, now: self.start) == [.close(1), .open(2)])
        #expect(pool.opened(2, now: self.start) == [.grant(2, 2)])
    }

    @Test func `giving a connection back twice changes nothing`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        _ = pool.released(1, isReusable: true, now: self.start)
        #expect(pool.released(1, isReusable: true, now: self.start) == [])
        #expect(pool.idleCount == 1)
    }

    @Test func `a waiter is refused when its time is over, and the next check is for the next one`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        _ = pool.lease(2, now: self.start)
        _ = pool.lease(3, now: self.start + .seconds(1))
        let due = self.start + .seconds(5)
        #expect(pool.expire(now: due) == [.refuse(2, .exhausted), .checkWaiters(at: due + .seconds(1))])
        #expect(pool.expire(now: due + .seconds(1)) == [.refuse(3, .exhausted)])
    }

    @Test func `a cancelled waiter leaves the queue, a served one is past cancelling`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        _ = pool.lease(2, now: self.start)
        #expect(pool.cancelled(2) == [.refuse(2, .cancelled)])
        #expect(pool.cancelled(2) == [])
        #expect(pool.cancelled(1) == [])
        #expect(pool.released(1, isReusable: true, now: self.start) == [])
    }

    @Test func `a failed attempt is repeated after a pause as long as somebody waits`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        #expect(pool.openFailed(1, now: self.start) == [.retry(failures: 1)])
        #expect(pool.lease(2, now: self.start) == [])
        #expect(pool.retryDue() == [.open(2)])
        #expect(pool.openFailed(2, now: self.start) == [.retry(failures: 2)])
        let due = self.start + .seconds(5)
        #expect(pool.expire(now: due) == [.refuse(1, .unreachable), .refuse(2, .unreachable)])
        #expect(pool.retryDue() == [])
    }

    @Test func `while a server stays away, newcomers are refused at once instead of waiting`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.openFailed(1, now: self.start)
        #expect(pool.lease(2, now: self.start + .seconds(6)) == [.refuse(2, .unreachable)])
    }

    @Test func `connections idle for too long are closed`() {
        var pool = self.machine(maximum: 2)
        for waiter in 1...2 { _ = pool.lease(waiter, now: self.start) }
        for connection in 1...2 { _ = pool.opened(connection, now: self.start) }
        _ = pool.released(1, isReusable: true, now: self.start)
        _ = pool.released(2, isReusable: true, now: self.start + .seconds(10))
        #expect(pool.closeIdle(since: self.start + .seconds(5)) == [.close(1)])
        #expect(pool.idleCount == 1)
    }

    @Test func `closing refuses who waits and is done when the last holder has given back`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        _ = pool.opened(1, now: self.start)
        _ = pool.lease(2, now: self.start)
        #expect(pool.close() == [.refuse(2, .closed)])
        #expect(pool.lease(3, now: self.start) == [.refuse(3, .closed)])
        #expect(pool.released(1, isReusable: true, now: self.start) == [.close(1), .drained])
        #expect(pool.close() == [])
    }

    @Test func `closing waits for a connection that is being made`() {
        var pool = self.machine(maximum: 1)
        _ = pool.lease(1, now: self.start)
        #expect(pool.close() == [.refuse(1, .closed)])
        #expect(pool.opened(1, now: self.start) == [.close(1), .drained])
    }
}
