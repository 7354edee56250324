/// Words for decisions, made only where somebody asks for them.
extension Authority {
    /// The decision, and why it is so.
    public func explain(
        _ permission: PermissionID, on path: ResourcePath, _ attributes: ResourceAttributes = .unknown
    ) -> Explanation {
        let decision = self.decide(permission, on: path, attributes)
        return Explanation(
            permission: self.policy.permissions.name(of: permission) ?? "a permission of another list", decision: decision,
            summary: self.summary(of: decision.reason), names: self.bindings.indices.map { self.name($0) },
            statements: self.bindings.indices.map { self.statement(of: $0, permission, path, attributes) })
    }

    private func summary(of reason: DecisionReason) -> String {
        switch reason {
        case .granted(let binding): "\(self.name(binding)) grants it, and nothing denies it"
        case .notGranted: "no role that is bound here grants it"
        case .denied(let binding, let rule):
            "\(self.name(binding)) denies it: \(self.rule(rule, of: binding)); a denial wins over every grant"
        case .undecidable(let binding, let rule):
            "\(self.name(binding)) may deny it: \(self.rule(rule, of: binding)), and whether that holds here is unknown"
        case .invalidBinding(let binding): "\(self.name(binding)): there is no such role there, so all within is denied"
        case .outsideLimit: "the roles grant it, but the token is limited to other permissions"
        case .outsideScope: "the roles grant it, but the token is limited to another place"
        case .unknownPermission: "the policy has no such permission"
        }
    }

    private func statement(
        of binding: Int, _ permission: PermissionID, _ path: ResourcePath, _ attributes: ResourceAttributes
    ) -> String {
        guard self.bindings[binding].scope.covers(path) else { return "elsewhere" }
        guard let role = self.roles[binding] else { return "no such role" }
        var parts: [String] = []
        if let origin = role.origins[permission.index] {
            let inherited = origin.role == role.name ? "" : " by way of \(origin.role)"
            parts.append("grants it\(inherited) (\(origin.position))")
        }
        for index in role.rules.indices where role.rules[index].permissions.contains(permission.index) {
            let holds =
                switch role.rules[index].applies(to: path, attributes) {
                case true?: "denies it"
                case nil: "may deny it"
                case false?: "would deny it elsewhere"
                }
            parts.append("\(holds): \(self.rule(index, of: binding))")
        }
        return parts.isEmpty ? "says nothing of it" : parts.joined(separator: "; ")
    }

    private func name(_ binding: Int) -> String { "\(self.bindings[binding].role) at \(self.bindings[binding].place)" }

    private func rule(_ index: Int, of binding: Int) -> String {
        guard let role = self.roles[binding], role.rules.indices.contains(index) else { return "a rule that is gone" }
        let rule = role.rules[index]
        let owner = rule.role == role.name ? "" : " of \(rule.role)"
        return "its rule\(owner) \(rule.condition) (\(rule.position))"
    }
}
