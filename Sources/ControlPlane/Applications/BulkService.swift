package import Model
import Store

/// Does one thing to several applications; each is authorised and refused alone.
package struct BulkService: Sendable {
    /// The most applications of one call.
    package static let maximumSize = 100

    let store: DataStore
    let deployments: DeploymentService
    let deletions: DeletionService

    /// Does the action to each application, and says what came of each, in the order in which they were named.
    ///
    /// All that is accepted is committed together. What is refused undoes nothing of the others.
    ///
    /// - Throws: ``ControlPlaneError/invalid(_:)`` where there are too many, none, or one twice; ``ControlPlaneError/unavailable(_:)`` or
    ///   ``ControlPlaneError/inconsistent(_:)`` where a part of Roost failed: then nothing was done at all.
    package func perform(
        _ action: ApplicationAction, on ids: [ApplicationID], context: CallContext
    ) async throws(ControlPlaneError) -> [(id: ApplicationID, outcome: Result<DeploymentID?, ControlPlaneError>)] {
        var validation = Validation()
        validation.require((1...Self.maximumSize).contains(ids.count), "ids", "must name 1 to \(Self.maximumSize) applications")
        validation.require(Set(ids).count == ids.count, "ids", "must not name an application twice")
        do { try validation.finish() } catch { throw .invalid(error) }
        return try await ControlPlaneError.mapping {
            try await self.store.withJoinedTransaction { _ in
                var outcomes: [ApplicationID: Result<DeploymentID?, ControlPlaneError>] = [:]
                // In one order, so that two who act on the same applications do not wait for each other.
                for id in ids.sorted(by: { $0.description < $1.description }) {
                    outcomes[id] = try await self.outcome(of: action, on: id, context)
                }
                return ids.compactMap { id in outcomes[id].map { (id, $0) } }
            }
        }
    }

    private func outcome(
        of action: ApplicationAction, on id: ApplicationID, _ context: CallContext
    ) async throws(ControlPlaneError) -> Result<DeploymentID?, ControlPlaneError> {
        do throws(ControlPlaneError) {
            return .success(try await self.perform(action, on: id, context))
        } catch {
            switch error {
            case .unavailable, .inconsistent, .unauthenticated, .loginRefused, .codeRequired, .reauthenticationRequired, .throttled,
                .signInRejected, .signInNotAllowed, .providerFailed, .linkUnusable, .deviceCodeUnusable, .approvalPending:
                throw error
            case .forbidden, .insufficientScope, .exceedsOwn, .beyondOwn, .secondFactorRequired, .notFound:
                try await self.note(refusalOf: action, id, context)
                return .failure(error)
            case .conflict, .preconditionFailed, .keyReused, .invalid:
                return .failure(error)
            }
        }
    }

    /// What is refused of one application is no refusal of the request.
    private func note(refusalOf action: ApplicationAction, _ id: ApplicationID, _ context: CallContext) async throws(ControlPlaneError) {
        let permission: Permission = action == .delete ? .applicationDelete : .applicationDeploy
        do {
            try await self.store.session.audit.append(
                context.refusal(of: permission.rawValue, "application/\(id)"), at: .object(kind: "application", id: id.rawValue))
        } catch {
            throw ControlPlaneError(error)
        }
    }

    private func perform(
        _ action: ApplicationAction, on id: ApplicationID, _ context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentID? {
        switch action {
        case .deploy: return try await self.deployments.deploy(id, request: DeploymentRequest(), context: context).deployment.id
        case .restart: return try await self.deployments.operate(.restart, on: id, context: context).deployment.id
        case .stop: return try await self.deployments.operate(.stop, on: id, context: context).deployment.id
        case .start: return try await self.deployments.operate(.start, on: id, context: context).deployment.id
        case .delete:
            try await self.deletions.delete(.application(id), volumes: false, revisions: nil, context: context)
            return nil
        }
    }
}
