import Model
import Rollout
import TestSupport
import Testing

extension RolloutFixture {
    /// Expects that a bad target is rolled back for this cause, within the promised time, with the good one serving.
    func expectRolledBack(
        _ bad: RolloutTarget, over good: RolloutTarget, _ journal: RecordingJournal, _ code: FailureCode,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> DeploymentFailure {
        let start = ContinuousClock.now
        let outcome = try await self.run(self.plan(bad, over: good), journal)
        let lasted = ContinuousClock.now - start
        guard case .rolledBack(let failure) = outcome else {
            throw UnexpectedOutcome(description: "not rolled back but \(outcome); steps: \(await journal.steps)")
        }
        #expect(failure.code == code, "\(failure.message)", sourceLocation: location)
        let bound = Duration.seconds(60 + (bad.run.effectiveHealthCheck?.patienceSeconds ?? 0))
        #expect(lasted < bound, sourceLocation: location)
        #expect(try await self.serves(good), sourceLocation: location)
        return failure
    }
}

/// A roll-out ended otherwise than the test needs it to go on.
struct UnexpectedOutcome: Error, CustomStringConvertible {
    let description: String
}
