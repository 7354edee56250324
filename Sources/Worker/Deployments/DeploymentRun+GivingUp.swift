import Logging
import Model
import Store

/// The end of a deployment that workers did not bring to an end.
extension DeploymentRun {
    /// Ends a deployment over which `maximum` workers died or failed.
    ///
    /// What Swarm was told may be bad, and may be what runs: then what served before is restored first, which gets as many tries.
    ///
    /// - Throws: as ``carryOut()`` does.
    func giveUp(attempt: Int, maximum: Int) async throws {
        let failure = self.failure(.workerCrashed, "\(maximum) workers died or failed over this deployment")
        guard self.claimed.intent != nil else { return try await self.endUntold(failure) }
        if self.progress.status != .rollingBack { try await self.progress.move(to: .rollingBack, failure: failure) }
        if attempt <= 2 * maximum {
            return try await self.rollOut(try await self.prepareRelease(), because: self.deployment.failure ?? failure)
        }
        try await self.endUnrestored(self.deployment.failure ?? failure)
    }

    /// Ends a deployment of which Swarm was told something that cannot be taken back.
    func endUnrestored(_ failure: DeploymentFailure) async throws {
        self.logger.critical("nothing good may serve", metadata: ["service": "\(self.application.serviceName)"])
        await self.log.note("rollback failed: \(failure.message)")
        if self.progress.status != .rollingBack { try await self.progress.move(to: .rollingBack, failure: failure) }
        try await self.progress.move(to: .rollbackFailed, failure: failure)
    }

    /// Ends a deployment of which Swarm was told nothing, so that what served before serves still.
    func endUntold(_ failure: DeploymentFailure?) async throws {
        guard let failure, failure.code != .cancelled else {
            await self.log.note("cancelled")
            if DeploymentStatus.exclusive.contains(self.progress.status) { try await self.progress.move(to: .rollingBack) }
            return try await self.progress.move(to: .cancelled)
        }
        await self.log.note("failed: \(failure.message)")
        try await self.progress.move(to: .failed, failure: failure)
    }
}
