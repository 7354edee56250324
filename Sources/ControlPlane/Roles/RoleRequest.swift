import Model
import Policy

/// The roles that a request names, and the ceiling that they are held to.
enum RoleRequest {
    /// Each one that can be bound there, and once.
    ///
    /// - Parameter isService: whether they are for a service account, which owns nothing.
    static func check(
        _ names: [String], _ rights: CallerRights, at place: RolePlace, isService: Bool = false
    ) throws(ControlPlaneError) -> [RoleName] {
        var validation = Validation()
        validation.require(!names.isEmpty, "roles", "must name at least one role")
        validation.require(Set(names).count == names.count, "roles", "must not name a role twice")
        var roles: [RoleName] = []
        for (index, name) in names.enumerated() {
            let role = RoleName(rawValue: name)
            validation.require(
                role.map { rights.mayGrant($0, at: place) != .noSuchRole } ?? false, "roles.\(index)", "is no role of the team")
            validation.require(!isService || role != .owner, "roles.\(index)", "is not for service accounts: they own nothing")
            if let role { roles.append(role) }
        }
        do { try validation.finish() } catch { throw .invalid(error) }
        return roles
    }

    /// Nobody gives, or takes, a role above their own; one that the policy does not have any more may be taken.
    static func checkCeiling(_ role: RoleName, _ rights: CallerRights, at place: RolePlace) throws(ControlPlaneError) {
        if case .exceeds(let permissions) = rights.mayGrant(role, at: place) { throw .exceedsOwn(role, permissions) }
    }
}
