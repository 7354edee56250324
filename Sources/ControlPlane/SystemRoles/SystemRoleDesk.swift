package import Model
package import Policy
package import Store

/// Gives and takes roles in the whole installation for whoever sits at its machine: the first operator, and auditors, whom no operator makes.
package struct SystemRoleDesk: Sendable {
    private let store: DataStore
    private let policy: AccessPolicy

    package init(store: DataStore, policy: AccessPolicy) {
        self.store = store
        self.policy = policy
    }

    /// Everybody who has one, newest users first.
    package func list() async throws(ControlPlaneError) -> [SystemMember] {
        try await ControlPlaneError.mapping { try await self.store.session.systemRoles.list() }
    }

    /// Gives a person a role, or takes away what was given here or by an operator.
    ///
    /// - Parameter name: the user name, or the address.
    /// - Returns: whether anything changed.
    /// - Throws: ``ControlPlaneError/notFound`` for no such person, `invalid` for no such role, `conflict` where no operator would be left.
    package func set(_ role: String, isGiven: Bool, of name: String, traceID: String) async throws(ControlPlaneError) -> Bool {
        let names = self.policy.builtInRoles.filter(\.isSystem).map(\.name)
        guard names.contains(role), let role = RoleName(rawValue: role) else {
            throw .invalid(ValidationError(field: "role", "must be one of \(names.joined(separator: ", "))"))
        }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                guard let person = try await session.systemRoles.person(named: name) else { throw ControlPlaneError.notFound }
                try await session.systemRoles.lock(person.id)
                let given = try await session.systemRoles.find(person.id)?.roles.filter { $0.origin == .local }.map(\.role) ?? []
                guard given.contains(role) != isGiven else { return false }
                let roles = isGiven ? given + [role] : given.filter { $0 != role }
                try await session.roles.replaceSystemRoles(of: person.id, from: .local, with: roles)
                try await session.audit.append(
                    AuditRecord(
                        teamID: nil, actor: DeploymentActor(kind: .system, name: "roostd"), action: Permission.systemRoleUpdate.rawValue,
                        resource: "user/\(person.id)/system-roles", traceID: traceID))
                return true
            }
        }
    }
}
