/// Roles by name, in the order of their file.
struct RoleBook: Sendable {
    let roles: [PolicyRole]
    /// Names that also mean a role of another book: nobody can tell which of both is meant.
    let ambiguous: Set<String>
    private let byName: [String: PolicyRole]

    /// - Parameter roles: each name once; the compiler sees to that.
    init(_ roles: [PolicyRole], ambiguous: Set<String> = []) {
        self.roles = roles
        self.ambiguous = ambiguous
        self.byName = Dictionary(roles.map { ($0.name, $0) }) { first, _ in first }
    }

    func role(_ name: String) -> PolicyRole? { self.byName[name] }
}
