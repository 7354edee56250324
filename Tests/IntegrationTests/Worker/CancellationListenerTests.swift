import Logging
import Model
import Rollout
import Store
import Testing

@testable import Worker

@Suite(.timeLimit(.minutes(1))) struct `A cancellation that is asked for` {
    @Test func `wakes its deployment at once, and no other`() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let claimed = try await fixture.claim(id)
            try await fixture.session.deployments(fixture.tenant).advance(id, epoch: claimed.epoch, to: .cloning)
            let listener = CancellationListener(store: fixture.store, logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await listener.run() }
                let heard = try await listener.withWakeUp(for: id) { own in
                    try await listener.withWakeUp(for: .make()) { other in
                        // Both are told that listening has begun.
                        var heard = [try await own.wait(upTo: .seconds(20)), try await other.wait(upTo: .seconds(20))]
                        heard.append(try await fixture.session.deployments(fixture.tenant).cancel(id))
                        heard.append(try await own.wait(upTo: .seconds(20)))
                        heard.append(try await other.wait(upTo: .milliseconds(50)))
                        return heard
                    }
                }
                #expect(heard == [true, true, true, true, false])
                group.cancelAll()
            }
        }
    }
}
