import Yams

/// Reads a file of scenarios: `roles:` (custom roles of teams), `scenarios:`, and `matrix:` (permission → the built-in roles that have it).
struct ScenarioReader {
    private static let fields: Set<String> = [
        "scenario", "who", "token", "token-at", "where", "kind", "labels", "may", "may-not", "may-grant", "may-not-grant",
    ]

    private var reader: DocumentReader
    private let policy: AccessPolicy

    private init(_ file: PolicyFile, _ policy: AccessPolicy) {
        self.reader = DocumentReader(file)
        self.policy = policy
    }

    static func read(_ file: PolicyFile, _ policy: AccessPolicy) throws(PolicyLoadError) -> ScenarioSet {
        var own = Self(file, policy)
        var scenarios: [Scenario] = []
        var roles: [(team: ScopeID, roles: [RoleDefinition])] = []
        if let document = own.reader.document(file) {
            let sections = own.reader.entries(document, of: "a file of scenarios", keys: ["roles", "scenarios", "matrix"])
            if let node = sections["matrix"] { scenarios += own.matrix(node) }
            if let node = sections["scenarios"] {
                scenarios += own.reader.items(node, of: "'scenarios'").compactMap { own.scenario($0) }
            }
            if let node = sections["roles"] { roles = own.roles(node) }
        }
        var problems = own.reader.problems
        var policy = policy
        for (team, roles) in roles {
            do { policy = try policy.adding(customRoles: roles, of: team) } catch { problems += error.problems }
        }
        try PolicyLoadError.check(problems)
        return ScenarioSet(policy: policy, scenarios: scenarios)
    }

    private mutating func roles(_ node: Node) -> [(team: ScopeID, roles: [RoleDefinition])] {
        self.reader.entries(node, of: "'roles'").compactMap { entry in
            let roles = RoleReader.roles(entry.value, ["team"], &self.reader)
            guard let path = PlaceName.path(entry.key.value), path.level == .team else {
                self.reader.note(entry.key.position, "'\(entry.key.value)' names no team")
                return nil
            }
            return (path.team, roles)
        }
    }

    /// Every built-in role on every permission: a scenario each.
    private mutating func matrix(_ node: Node) -> [Scenario] {
        var scenarios: [Scenario] = []
        var stated: Set<String> = []
        for entry in self.reader.entries(node, of: "'matrix'") {
            guard let permission = self.permission(entry.key) else { continue }
            stated.insert(entry.key.value)
            let holders = Set(self.reader.texts(entry.value, of: "'\(entry.key.value)'").compactMap { self.builtIn($0) })
            scenarios += self.policy.builtInRoles.map {
                self.scenario($0, permission, entry.key, isAllowed: holders.contains($0.name))
            }
        }
        for name in self.policy.permissions.names where !stated.contains(name) {
            self.reader.note(self.reader.position(node), "the matrix says nothing of '\(name)'")
        }
        return scenarios
    }

    private func scenario(
        _ role: PolicyRole, _ permission: PermissionID, _ name: Located<String>, isAllowed: Bool
    ) -> Scenario {
        let isSystem = self.policy.permissions.systemPermissions.contains(permission.index)
        let place = role.isSystem || isSystem ? "system" : "acme"
        let home = PlaceName.path(place) ?? .system
        return Scenario(
            name: "\(role.name) and \(name.value)", position: name.position,
            bindings: [RoleBinding(role: role.name, at: home, named: place)], limit: nil,
            path: isSystem ? .system : PlaceName.path("acme/shop/production") ?? .system,
            attributes: ResourceAttributes(environmentKind: .production, labels: [:]), allowed: isAllowed ? [permission] : [],
            denied: isAllowed ? [] : [permission], grantable: [], ungrantable: [])
    }

    private mutating func scenario(_ node: Node) -> Scenario? {
        let fields = self.reader.entries(node, of: "a scenario", keys: Self.fields)
        guard let name = self.required("scenario", fields, node), let place = self.required("where", fields, node) else { return nil }
        guard let path = self.path(place) else { return nil }
        let grants = (self.texts("may-grant", fields), self.texts("may-not-grant", fields))
        let scenario = Scenario(
            name: name.value, position: self.reader.position(node),
            bindings: self.texts("who", fields).compactMap { self.binding($0) }, limit: self.limit(fields), path: path,
            attributes: self.attributes(fields, place.value),
            allowed: self.texts("may", fields).compactMap { self.permission($0) },
            denied: self.texts("may-not", fields).compactMap { self.permission($0) }, grantable: grants.0.map(\.value),
            ungrantable: grants.1.map(\.value))
        if scenario.allowed.isEmpty, scenario.denied.isEmpty, scenario.grantable.isEmpty, scenario.ungrantable.isEmpty {
            self.reader.note(scenario.position, "the scenario expects nothing")
        }
        return scenario
    }

    private mutating func limit(_ fields: [String: Node]) -> (permissions: [PermissionID]?, scope: ResourcePath)? {
        guard fields["token"] != nil || fields["token-at"] != nil else { return nil }
        let permissions = fields["token"].map { self.reader.texts($0, of: "'token'").compactMap { self.permission($0) } }
        let place = fields["token-at"].flatMap { self.reader.text($0, of: "'token-at'") }
        return (permissions, place.flatMap { self.path($0) } ?? .system)
    }

    /// The kind of the environment follows from its name, and there are no labels, unless the scenario says otherwise.
    private mutating func attributes(_ fields: [String: Node], _ place: String) -> ResourceAttributes {
        var attributes = ResourceAttributes(
            environmentKind: place.split(separator: "/").last.map { PlaceName.kind(of: String($0)) }, labels: [:])
        if let kind = fields["kind"].flatMap({ self.reader.text($0, of: "'kind'") }) {
            attributes.environmentKind = kind.value == "unknown" ? nil : RoleReader.kind(kind, &self.reader)
        }
        if let labels = fields["labels"] {
            attributes.labels = labels.scalar?.string == "unknown" ? nil : RoleReader.labels(labels, &self.reader)
        }
        return attributes
    }

    private mutating func required(_ field: String, _ fields: [String: Node], _ node: Node) -> Located<String>? {
        guard let value = fields[field] else {
            self.reader.note(self.reader.position(node), "a scenario needs '\(field)'")
            return nil
        }
        return self.reader.text(value, of: "'\(field)'")
    }

    private mutating func texts(_ field: String, _ fields: [String: Node]) -> [Located<String>] {
        self.reader.texts(fields[field], of: "'\(field)'")
    }

    private mutating func path(_ text: Located<String>) -> ResourcePath? {
        let path = PlaceName.path(text.value)
        if path == nil {
            self.reader.note(text.position, "'\(text.value)' is no place: system, TEAM, TEAM/PROJECT or TEAM/PROJECT/ENVIRONMENT")
        }
        return path
    }

    private mutating func binding(_ text: Located<String>) -> RoleBinding? {
        let binding = PlaceName.binding(text.value)
        if binding == nil { self.reader.note(text.position, "'\(text.value)' is not ROLE at PLACE") }
        return binding
    }

    private mutating func permission(_ name: Located<String>) -> PermissionID? {
        let permission = self.policy.permissions.permission(name.value)
        if permission == nil {
            self.reader.note(
                name.position, "there is no permission '\(name.value)'",
                suggestion: NearestName.to(name.value, among: self.policy.permissions.names))
        }
        return permission
    }

    private mutating func builtIn(_ name: Located<String>) -> String? {
        let names = self.policy.builtInRoles.map(\.name)
        guard names.contains(name.value) else {
            self.reader.note(
                name.position, "there is no built-in role '\(name.value)'", suggestion: NearestName.to(name.value, among: names))
            return nil
        }
        return name.value
    }
}
