/// Roles by name, in the order of their file.
struct RoleBook: Sendable {
    let roles: [PolicyRole]
    private let byName: [String: PolicyRole]

    /// - Parameter roles: each name once; the compiler sees to that.
    init(_ roles: [PolicyRole]) {
        self.roles = roles
        self.byName = Dictionary(roles.map { ($0.name, $0) }) { first, _ in first }
    }

    func role(_ name: String) -> PolicyRole? { self.byName[name] }
}
