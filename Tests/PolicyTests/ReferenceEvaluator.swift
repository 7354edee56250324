@testable import Policy

/// Decides by reading the definitions anew for each question: slow, and without bits, compiling or inheritance made flat.
struct ReferenceEvaluator {
    let question: RandomCase

    var isAllowed: Bool {
        var granted = false
        for binding in self.question.bindings where Self.covers(binding.place, self.question.place) {
            guard let role = self.role(binding.role, at: binding.place) else { return false }
            for rule in self.rules(role) where self.mentions(rule, self.question.permission) && self.mayApply(rule) { return false }
            if self.grants(role, self.question.permission) { granted = true }
        }
        guard granted, let limit = self.question.limit else { return granted }
        return Self.covers(limit.place, self.question.place) && limit.permissions?.contains(self.question.permission) != false
    }

    /// Whether the role may be handed on at the place of the question; nil where there is no such role.
    func mayGrant(_ name: String) -> Bool? {
        guard let role = self.role(name, at: self.question.place) else { return nil }
        return self.question.permissions.map(\.name.value).filter { self.grants(role, $0) }.allSatisfy { permission in
            let held = self.question.bindings.filter { Self.covers($0.place, self.question.place) }
            var granted = false
            for binding in held {
                guard let own = self.role(binding.role, at: binding.place) else { return false }
                if self.rules(own).contains(where: { self.mentions($0, permission) }) { return false }
                if self.grants(own, permission) { granted = true }
            }
            guard granted, let limit = self.question.limit else { return granted }
            return Self.covers(limit.place, self.question.place) && limit.permissions?.contains(permission) != false
        }
    }

    private static func covers(_ outer: String, _ inner: String) -> Bool {
        outer == "system" || inner == outer || inner.hasPrefix(outer + "/")
    }

    private func role(_ name: String, at place: String) -> RoleDefinition? {
        if let role = self.question.roles.first(where: { $0.name.value == name }) { return role.isSystem && place != "system" ? nil : role }
        guard Self.covers(RandomCase.team, place) else { return nil }
        return self.question.customRoles.first { $0.name.value == name }
    }

    private func parents(_ role: RoleDefinition) -> [RoleDefinition] {
        role.inherits.compactMap { parent in (self.question.roles + self.question.customRoles).first { $0.name.value == parent.value } }
    }

    private func grants(_ role: RoleDefinition, _ permission: String) -> Bool {
        role.allow.contains { $0.value == permission } || self.parents(role).contains { self.grants($0, permission) }
    }

    private func rules(_ role: RoleDefinition) -> [DenyDefinition] { role.deny + self.parents(role).flatMap(self.rules) }

    private func mentions(_ rule: DenyDefinition, _ permission: String) -> Bool {
        rule.permissions?.contains { $0.value == permission } != false
    }

    /// Whether the rule's conditions hold, or what they ask for is unknown while none of them fails.
    private func mayApply(_ rule: DenyDefinition) -> Bool {
        let isInEnvironment = self.question.place.split(separator: "/").count == 3
        if let kinds = rule.kinds {
            if !isInEnvironment { return false }
            if let kind = self.question.attributes.environmentKind, !kinds.contains(kind) { return false }
        }
        guard let labels = self.question.attributes.labels else { return true }
        return rule.labels.allSatisfy { labels[$0.key] == $0.value }
    }
}
