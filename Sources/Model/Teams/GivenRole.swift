/// A role, where it is bound, and who gave it.
package struct GivenRole: Sendable, Hashable {
    package let role: RoleName
    package let place: RolePlace
    package let origin: RoleOrigin

    package init(_ role: RoleName, at place: RolePlace, from origin: RoleOrigin) {
        self.role = role
        self.place = place
        self.origin = origin
    }
}
