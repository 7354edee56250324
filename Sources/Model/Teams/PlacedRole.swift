/// A role and where in its team it is bound.
package struct PlacedRole: Sendable, Hashable {
    package let role: RoleName
    package let place: RolePlace

    package init(_ role: RoleName, at place: RolePlace) {
        self.role = role
        self.place = place
    }
}

extension PlacedRole {
    /// Reads the role with the ids of its project and environment, with blanks between; nil for anything else.
    package init?(stored text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        guard (2...3).contains(parts.count), let project = ProjectID(parts[1]) else { return nil }
        guard parts.count == 3 else {
            self.init(RoleName(stored: parts[0]), at: .project(project))
            return
        }
        guard let environment = EnvironmentID(parts[2]) else { return nil }
        self.init(RoleName(stored: parts[0]), at: .environment(environment, of: project))
    }
}
