/// Which role may do what: the closed list of permissions, the built-in roles, and the custom roles of teams.
///
/// It never changes.
public struct AccessPolicy: Sendable {
    /// The closed list.
    public let permissions: PermissionList
    /// Tells what the files say from what others say: FNV-1a of their texts (http://www.isthe.com/chongo/tech/comp/fnv).
    public let fingerprint: UInt64
    private let builtIn: RoleBook
    private let custom: [ScopeID: RoleBook]

    /// The policy of the files.
    ///
    /// - Throws: everything that is wrong in them.
    public init(_ sources: PolicySources) throws(PolicyLoadError) {
        let permissions = try PermissionReader.read(sources.permissions)
        try self.init(
            permissions: permissions, roles: RoleReader.read(sources.roles),
            fingerprint: FNV.hash(sources.roles.text, from: FNV.hash(sources.permissions.text)))
    }

    init(permissions: PermissionList, roles: [RoleDefinition], fingerprint: UInt64 = 0) throws(PolicyLoadError) {
        self.init(
            permissions: permissions, fingerprint: fingerprint, builtIn: try RoleCompiler.compile(roles, permissions: permissions),
            custom: [:])
    }

    private init(permissions: PermissionList, fingerprint: UInt64, builtIn: RoleBook, custom: [ScopeID: RoleBook]) {
        self.permissions = permissions
        self.fingerprint = fingerprint
        self.builtIn = builtIn
        self.custom = custom
    }

    /// The built-in roles, in the order of the file.
    public var builtInRoles: [PolicyRole] { self.builtIn.roles }

    /// The same policy with these roles of a team in place of those it had: the schema of `roles.yaml`, its section `team` alone.
    ///
    /// - Throws: everything that is wrong in the file, the name of a built-in role included.
    public func adding(customRoles file: PolicyFile, of team: ScopeID) throws(PolicyLoadError) -> Self {
        try self.adding(customRoles: RoleReader.read(file, sections: ["team"]), of: team)
    }

    func adding(customRoles definitions: [RoleDefinition], of team: ScopeID) throws(PolicyLoadError) -> Self {
        var custom = self.custom
        custom[team] = try RoleCompiler.compile(definitions, permissions: self.permissions, base: self.builtIn)
        return Self(permissions: self.permissions, fingerprint: self.fingerprint, builtIn: self.builtIn, custom: custom)
    }

    /// The same policy with these roles of a team in place of those it had.
    ///
    /// A role in which something is wrong is none: whoever has it is denied all within its place. That is so too for a name that the files
    /// give to a built-in role by now: which of both was meant cannot be known.
    ///
    /// - Returns: what is wrong in them, each with its role and field.
    public func adding(_ roles: [RoleStatement], of team: ScopeID) -> (policy: Self, problems: [PolicyProblem]) {
        let made = RoleCompiler.compileSound(roles, permissions: self.permissions, base: self.builtIn)
        var custom = self.custom
        custom[team] = made.book
        let policy = Self(permissions: self.permissions, fingerprint: self.fingerprint, builtIn: self.builtIn, custom: custom)
        return (policy, made.problems)
    }

    /// The role that a binding there means: a built-in one, or a custom one of the team that the scope is in.
    public func role(_ name: String, at scope: ResourcePath) -> PolicyRole? {
        let own = scope.level == .system ? nil : self.custom[scope.team]
        guard let role = self.builtIn.role(name) else { return own?.role(name) }
        return own?.ambiguous.contains(name) == true ? nil : role
    }

    /// Whether the name means a role of the team's own.
    public func isCustom(_ name: String, of team: ScopeID) -> Bool {
        self.builtIn.role(name) == nil && self.custom[team]?.role(name) != nil
    }

    /// The names of what a role may do where nothing denies it.
    public func permissions(of role: PolicyRole) -> [String] { self.permissions.names(of: role.allow) }
}
