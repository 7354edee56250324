import DockerEngine
import Model

extension RolloutRun {
    /// How often a write is begun anew after the service had changed in between.
    private static let writeAttempts = 5

    /// Writes a target's specification, the intent first.
    ///
    /// A write whose answer was lost is not repeated blindly: the service is read again, and what carries the target's digest is
    /// adopted. Only where the engine says that there is no such service is one created.
    ///
    /// - Parameter isForced: Whether to write even what stands there already, which resets Swarm's own state of the update.
    func write(_ target: RolloutTarget, isForced: Bool, patience: Duration) async throws -> Beginning {
        let start = ContinuousClock.now
        var conflicts = 0
        var mayBeWritten = false
        while true {
            try Task.checkCancellation()
            do {
                return try await self.writeOnce(target, isForced: isForced, &mayBeWritten)
            } catch let error as DockerError {
                try Self.rethrowCancellation(error)
                if [.outOfSequence, .conflict, .notFound].contains(error.code), conflicts < Self.writeAttempts {
                    conflicts += 1
                    try await Task.sleep(for: .milliseconds(Int64.random(in: 20...60) << conflicts))
                } else if error.isRetriable, ContinuousClock.now - start < patience {
                    await self.journal.report(step: "Docker does not take the change: trying again", progress: self.plan.status.progress)
                    try await Task.sleep(for: self.controller.timings.pollInterval)
                } else if mayBeWritten, !isForced {
                    // The engine may have taken it before it fell silent: then there is something to judge, and to take back.
                    return .follow(replaced: nil, isFirst: self.plan.lastGood == nil)
                } else {
                    return .failed(error.isRetriable ? Self.unavailable(error) : Self.refused(error))
                }
            }
        }
    }

    /// - Parameter mayBeWritten: Whether a call was made of which nobody knows whether the engine has taken it.
    private func writeOnce(_ target: RolloutTarget, isForced: Bool, _ mayBeWritten: inout Bool) async throws -> Beginning {
        let docker = self.controller.docker
        let spec = try await self.controller.bind(target.desired.spec)
        guard let service = try await self.controller.find(target.desired.serviceName) else {
            try await self.journal.recordIntent(versionIndex: 0)
            try await Self.call(&mayBeWritten) { () async throws(DockerError) in
                _ = try await docker.createService(spec, registryAuth: self.plan.registryAuth)
            }
            return .follow(replaced: nil, isFirst: true)
        }
        if !isForced, SpecComparison.carries(service.spec, target.desired) {
            return .follow(replaced: nil, isFirst: service.previousSpec == nil)
        }
        try await self.journal.recordIntent(versionIndex: service.version.index)
        let written = isForced ? Self.renewed(spec, over: service) : spec
        try await Self.call(&mayBeWritten) { () async throws(DockerError) in
            try await docker.updateService(service.id, version: service.version, spec: written, registryAuth: self.plan.registryAuth)
        }
        return .follow(replaced: service.version.index, isFirst: false)
    }

    /// The same, but said in other words than by the write before it.
    ///
    /// Swarm takes no notice of a write that says what an update under way says already, however stuck that one is (swarmkit,
    /// `Supervisor.Update`). The delay between tasks is no part of them, so none that is good is replaced for it.
    static func renewed(_ spec: ServiceSpec, over service: SwarmService) -> ServiceSpec {
        var spec = spec
        // Each write raises the version, so that the next one differs from this one, whoever makes it; by less than a millisecond.
        let difference = Int64(service.version.index % 1_000_000)
        let delay = spec.updateConfig?.delay.nanoseconds ?? 0
        spec.updateConfig?.delay = DockerDuration(nanoseconds: delay + difference)
        return spec
    }

    private static func call(_ mayBeWritten: inout Bool, _ write: () async throws(DockerError) -> Void) async throws(DockerError) {
        do {
            try await write()
        } catch {
            if error.isRetriable { mayBeWritten = true }
            throw error
        }
    }

    /// Not the application's fault in a way that a finer code would say: the engine does not accept what was rendered.
    private static func refused(_ error: DockerError) -> DeploymentFailure {
        DeploymentFailure(stage: .deploying, code: .invalidSource, message: "Docker refuses the specification: \(error.message)")
    }
}
