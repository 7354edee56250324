package import Model
import Policy
import Store

extension Authorizer {
    /// Lets a caller pass who may do `permission` in the whole installation: by a role there, and with a token that is limited to no team.
    ///
    /// - Throws: ``ControlPlaneError/forbidden(_:)`` or `insufficientScope`.
    package func authorizeInstallation(_ permission: Permission, by context: CallContext) throws(ControlPlaneError) {
        // No role of a team is bound to the installation: it does not matter which one is meant.
        let rights = CallerRights(self.policies.current, HeldRoles(), in: TeamID.make(), of: context.caller)
        switch rights.decideInstallation(permission).reason {
        case .granted: return
        case .outsideLimit, .outsideScope: throw .insufficientScope(permission)
        case .notGranted, .denied, .undecidable, .invalidBinding, .unknownPermission: throw .forbidden(permission)
        }
    }
}
