/// Makes roles out of their definitions: follows inheritance, and turns names into bits.
struct RoleCompiler {
    /// How many roles one after the other may inherit each other: files come from users.
    private static let maximumDepth = 32

    private let permissions: PermissionList
    /// Roles of another file that these may inherit, and whose names they may not take.
    private let base: RoleBook
    private var definitions: [String: RoleDefinition] = [:]
    private var compiled: [String: PolicyRole] = [:]
    private var problems: [PolicyProblem] = []

    static func compile(
        _ definitions: [RoleDefinition], permissions: PermissionList, base: RoleBook = RoleBook([])
    ) throws(PolicyLoadError) -> RoleBook {
        var compiler = Self(permissions: permissions, base: base)
        compiler.register(definitions)
        let roles = definitions.compactMap { compiler.role($0, path: []) }
        try PolicyLoadError.check(compiler.problems)
        return RoleBook(roles)
    }

    /// Makes those of a team's stated roles that hold; in one that does not, or that inherits such a one, all of its problems are told.
    static func compileSound(
        _ statements: [RoleStatement], permissions: PermissionList, base: RoleBook
    ) -> (book: RoleBook, problems: [PolicyProblem]) {
        var reader = RoleStatementReader()
        let definitions = statements.map { reader.definition($0) }
        var compiler = Self(permissions: permissions, base: base)
        compiler.register(definitions)
        let roles = definitions.compactMap { compiler.role($0, path: []) }
        compiler.problems += reader.problems
        compiler.noteHeirs(of: definitions)
        let broken = Set(compiler.problems.map(\.position.file))
        let ambiguous = definitions.map(\.name.value).filter { base.role($0) != nil }
        return (RoleBook(roles.filter { !broken.contains($0.name) }, ambiguous: Set(ambiguous)), compiler.problems)
    }

    private init(permissions: PermissionList, base: RoleBook) {
        self.permissions = permissions
        self.base = base
    }

    private mutating func register(_ definitions: [RoleDefinition]) {
        for definition in definitions {
            let name = definition.name.value
            if self.base.role(name) != nil {
                self.note(definition.name, "'\(name)' is a built-in role")
            } else if self.definitions.updateValue(definition, forKey: name) != nil {
                self.note(definition.name, "the role '\(name)' is stated twice")
            }
        }
    }

    /// What inherits a role in which something is wrong is none either: what it was to be denied cannot be known.
    private mutating func noteHeirs(of definitions: [RoleDefinition]) {
        var broken = Set(self.problems.map(\.position.file))
        var isComplete = false
        while !isComplete {
            isComplete = true
            for definition in definitions where !broken.contains(definition.name.value) {
                guard let parent = definition.inherits.first(where: { broken.contains($0.value) }) else { continue }
                self.note(parent, "something is wrong in the role '\(parent.value)'")
                broken.insert(definition.name.value)
                isComplete = false
            }
        }
    }

    /// - Parameter path: the roles that are being compiled because they inherit this one.
    private mutating func role(_ definition: RoleDefinition, path: [String]) -> PolicyRole? {
        let name = definition.name.value
        if let role = self.compiled[name] { return role }
        guard !path.contains(name) else {
            self.note(definition.name, "the role '\(name)' inherits itself: \((path + [name]).joined(separator: ", "))")
            return nil
        }
        guard path.count < Self.maximumDepth else {
            self.note(definition.name, "more than \(Self.maximumDepth) roles inherit each other down to '\(name)'")
            return nil
        }
        let parents = definition.inherits.compactMap { self.parent($0, of: definition, path: path + [name]) }
        var (allow, origins) = self.granted(definition)
        for parent in parents {
            allow.formUnion(parent.allow)
            origins.merge(parent.origins) { own, _ in own }
        }
        var rules = definition.deny.map { self.rule($0, of: name) }
        // What comes on two ways counts once.
        var seen = Set(rules.map(\.position))
        for rule in parents.flatMap(\.rules) where seen.insert(rule.position).inserted { rules.append(rule) }
        let role = PolicyRole(definition, allow: allow, rules: rules, origins: origins)
        self.compiled[name] = role
        return role
    }

    private mutating func parent(_ name: Located<String>, of child: RoleDefinition, path: [String]) -> PolicyRole? {
        let found: PolicyRole?
        if let role = self.base.role(name.value) {
            found = role
        } else if let definition = self.definitions[name.value] {
            found = self.role(definition, path: path)
        } else {
            let names = self.base.roles.map(\.name) + self.definitions.keys.sorted()
            self.note(name, "there is no role '\(name.value)'", suggestion: NearestName.to(name.value, among: names))
            return nil
        }
        if let found, found.isSystem, !child.isSystem {
            self.note(name, "'\(child.name.value)' is a role of teams, and '\(name.value)' one of the whole installation")
        }
        return found
    }

    private mutating func granted(_ definition: RoleDefinition) -> (PermissionSet, [UInt8: RoleOrigin]) {
        var origins: [UInt8: RoleOrigin] = [:]
        var allow = PermissionSet.none
        for name in definition.allow {
            guard let index = self.index(of: name) else { continue }
            if allow.contains(index) { self.note(name, "'\(name.value)' is granted twice by '\(definition.name.value)'") }
            if !definition.isSystem, self.permissions.systemPermissions.contains(index) {
                self.note(name, "'\(name.value)' is about the whole installation; '\(definition.name.value)' is a role of teams")
            }
            allow.insert(index)
            origins[index] = RoleOrigin(role: definition.name.value, position: name.position)
        }
        return (allow, origins)
    }

    private mutating func rule(_ definition: DenyDefinition, of role: String) -> DenyRule {
        var set = PermissionSet.everything
        if let names = definition.permissions {
            set = .none
            for name in names { if let index = self.index(of: name) { set.insert(index) } }
        }
        return DenyRule(
            permissions: set, kinds: definition.kinds, labels: definition.labels, role: role, position: definition.position)
    }

    private mutating func index(of name: Located<String>) -> UInt8? {
        let index = self.permissions.index(of: name.value)
        if index == nil {
            self.note(
                name, "there is no permission '\(name.value)'",
                suggestion: NearestName.to(name.value, among: self.permissions.names))
        }
        return index
    }

    private mutating func note(_ name: Located<String>, _ message: String, suggestion: String? = nil) {
        self.problems.append(PolicyProblem(name.position, message, suggestion: suggestion))
    }
}
