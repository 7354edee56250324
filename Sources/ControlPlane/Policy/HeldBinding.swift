import Model
import Policy

/// A role that somebody has, where people read of it.
struct HeldBinding: Sendable {
    let role: RoleName
    /// `system`, or slugs as `TEAM/PROJECT/ENVIRONMENT`.
    let place: String
    let origin: RoleOrigin
    let path: ResourcePath

    var binding: RoleBinding {
        RoleBinding(role: self.role.rawValue, at: self.path, named: "\(self.place) (\(self.origin.rawValue))")
    }
}
