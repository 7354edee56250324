import DockerEngine
import Logging
import Model

extension RolloutRun {
    enum Ending {
        case succeeded
        case failed(VerdictFailure)
        case cancelled
    }

    /// Looks once per poll and lets the machine decide, through any outage of the engine.
    func follow(
        _ target: RolloutTarget, _ goal: VerdictGoal, isCancelled: @Sendable () async -> Bool
    ) async throws -> Ending {
        var machine = VerdictMachine(goal)
        var observer = SwarmObserver(controller: self.controller, target: target, networkName: self.plan.networkName)
        var shown: Verdict.Waiting?
        var isVerifying = goal.isVerifying
        while true {
            try Task.checkCancellation()
            if await isCancelled() { return .cancelled }
            switch try await self.look(&machine, &observer) {
            case .succeeded: return .succeeded
            case .failed(let failure): return .failed(failure)
            case .wait(let waiting):
                if waiting != shown { await self.journal.report(step: waiting.step, progress: waiting.progress) }
                shown = waiting
                if goal.mode != .restore, waiting.isVerifying, !isVerifying {
                    try await self.journal.advance(to: .verifying, failure: nil)
                    isVerifying = true
                }
            }
            try await Task.sleep(for: self.controller.timings.pollInterval)
        }
    }

    private func look(_ machine: inout VerdictMachine, _ observer: inout SwarmObserver) async throws -> Verdict {
        do {
            return machine.observe(try await observer.observe())
        } catch {
            try Self.rethrowCancellation(error)
            self.controller.logger.debug("docker could not be asked", metadata: ["error": "\(error)"])
            return machine.engineUnreachable(at: .now, reason: error.message)
        }
    }
}
