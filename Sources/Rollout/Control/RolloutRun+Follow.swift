import DockerEngine
import Logging
import Model

extension RolloutRun {
    enum Ending {
        case succeeded
        case failed(VerdictFailure)
        case cancelled
    }

    /// The pause between two looks just after something happened: Swarm learns of it a moment later than the engine.
    private static let quickPause: Duration = .milliseconds(200)
    /// How many looks follow each other so quickly.
    private static let quickLooks = 5

    /// Looks again and again and lets the machine decide, through any outage of the engine.
    func follow(
        _ target: RolloutTarget, _ goal: VerdictGoal, isCancelled: @escaping @Sendable () async -> Bool
    ) async throws -> Ending {
        try await withThrowingTaskGroup(of: Ending?.self) { group in
            group.addTask {
                await EngineWatch(controller: self.controller, serviceName: target.desired.serviceName).ring(self.wakeUp)
                return nil
            }
            group.addTask { try await self.look(after: target, goal, isCancelled: isCancelled) }
            defer { group.cancelAll() }
            while let ending = try await group.next() {
                if let ending { return ending }
            }
            throw CancellationError()
        }
    }

    private func look(
        after target: RolloutTarget, _ goal: VerdictGoal, isCancelled: @Sendable () async -> Bool
    ) async throws -> Ending {
        var machine = VerdictMachine(goal)
        var observer = SwarmObserver(controller: self.controller, target: target, networkName: self.plan.networkName)
        var shown: Verdict.Waiting?
        var isVerifying = goal.isVerifying
        var quickLooks = 0
        while true {
            try Task.checkCancellation()
            if await isCancelled() { return .cancelled }
            switch try await self.verdict(&machine, &observer) {
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
            let pause = quickLooks > 0 ? min(Self.quickPause, self.controller.timings.pollInterval) : self.controller.timings.pollInterval
            quickLooks = try await self.wakeUp.wait(upTo: pause) ? Self.quickLooks : max(0, quickLooks - 1)
        }
    }

    private func verdict(_ machine: inout VerdictMachine, _ observer: inout SwarmObserver) async throws -> Verdict {
        do {
            return machine.observe(try await observer.observe())
        } catch {
            try Self.rethrowCancellation(error)
            self.controller.logger.debug("docker could not be asked", metadata: ["error": "\(error)"])
            return machine.engineUnreachable(at: .now, reason: error.message)
        }
    }
}
