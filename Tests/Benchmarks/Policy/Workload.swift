import Policy

/// A user with a role on each of 50 projects, 40 permissions, and 10,000 random checks, the same in every run.
struct Workload {
    static let permissions = [
        "project", "application", "deployment", "environment", "domain", "secret", "log", "metric", "member", "registry",
    ]
    .flatMap { resource in ["create", "read", "update", "delete"].map { "\(resource).\($0)" } }

    let policy: AccessPolicy
    let bindings: [RoleBinding]
    let authority: Authority
    let checks: [(permission: PermissionID, path: ResourcePath)]

    init() throws {
        let roles: [(name: String, allow: [String])] = [
            ("viewer", Self.permissions.filter { $0.hasSuffix(".read") }),
            ("developer", Self.permissions.filter { !$0.hasSuffix(".delete") }), ("owner", Self.permissions),
        ]
        let policy = try Self.policy(roles)
        let team = ScopeID(high: 1, low: 1)
        var random = Congruential(state: 11)
        let projects = (0..<50).map { ResourcePath.project(ScopeID(high: 2, low: $0), of: team) }
        self.policy = policy
        self.bindings = projects.map { RoleBinding(role: roles[random.below(roles.count)].name, at: $0) }
        self.authority = Authority(policy, bindings: self.bindings)
        let permissions = policy.permissions.all
        self.checks = (0..<10_000).map { _ in
            let project = UInt64(random.below(50))
            return (
                permissions[random.below(permissions.count)],
                .environment(ScopeID(high: 3, low: project), of: ScopeID(high: 2, low: project), in: team)
            )
        }
    }

    static func policy(_ roles: [(name: String, allow: [String])]) throws -> AccessPolicy {
        let permissions = "team:\n" + Self.permissions.map { "  \($0): It.\n" }.joined()
        let text = "team:\n" + roles.map { "  \($0.name): {allow: [\($0.allow.joined(separator: ", "))]}\n" }.joined()
        return try AccessPolicy(
            PolicySources(
                permissions: PolicyFile(name: "permissions.yaml", text: permissions), roles: PolicyFile(name: "roles.yaml", text: text)))
    }
}

/// What callgrind looks into: nothing but decisions.
@inline(never)
func decideAll(_ workload: Workload) -> Int {
    let attributes = ResourceAttributes(environmentKind: .production, labels: nil)
    var allowed = 0
    for check in workload.checks where workload.authority.decide(check.permission, on: check.path, attributes).isAllowed { allowed += 1 }
    return allowed
}

/// What callgrind looks into to see that it finds allocations where there are some.
@inline(never)
func makeAuthority(_ workload: Workload) -> Authority { Authority(workload.policy, bindings: workload.bindings) }
