import APIContract
import ControlPlane
import Model

extension RoleView {
    init(_ detail: RoleDetail) {
        let role = detail.role
        self.init(
            name: role.name.rawValue, summary: role.summary, builtIn: detail.isBuiltIn, inherits: role.inherits, allow: role.allow,
            deny: role.deny.map { RoleDenial($0) }, permissions: detail.permissions, problem: detail.problem,
            createdAt: detail.isBuiltIn ? nil : role.createdAt, updatedAt: detail.isBuiltIn ? nil : role.updatedAt)
    }
}

extension RoleDenial {
    private static let all = ["*"]

    init(_ denial: TeamRoleDenial) {
        let hasCondition = denial.environments != nil || !denial.labels.isEmpty
        self.init(
            permissions: denial.permissions ?? Self.all,
            when: hasCondition
                ? RoleCondition(environment: denial.environments, labels: denial.labels.isEmpty ? nil : denial.labels) : nil)
    }

    /// - Parameter field: where it stands in the request.
    /// - Throws: ``ValidationError`` for a condition that asks for nothing: it would deny always, or never.
    func denial(_ field: String) throws(ValidationError) -> TeamRoleDenial {
        var validation = Validation()
        validation.require(
            self.permissions == Self.all || !self.permissions.contains("*"), "\(field).permissions", "`*` stands alone for all")
        if let when = self.when {
            validation.require(
                when.environment != nil || when.labels?.isEmpty == false, "\(field).when", "must ask for an environment or a label")
        }
        try validation.finish()
        return TeamRoleDenial(
            permissions: self.permissions == Self.all ? nil : self.permissions, environments: self.when?.environment,
            labels: self.when?.labels ?? [:])
    }
}

extension RoleInput {
    init(_ request: RoleCreateRequest) throws(ValidationError) {
        try self.init(request.summary, request.inherits, request.allow, request.deny)
    }

    init(_ request: RoleUpdateRequest) throws(ValidationError) {
        try self.init(request.summary, request.inherits, request.allow, request.deny)
    }

    private init(_ summary: String?, _ inherits: [String]?, _ allow: [String]?, _ deny: [RoleDenial]?) throws(ValidationError) {
        var denials: [TeamRoleDenial] = []
        for (index, denial) in (deny ?? []).enumerated() { denials.append(try denial.denial("deny.\(index)")) }
        self.init(summary: summary ?? "", inherits: inherits ?? [], allow: allow ?? [], deny: denials)
    }
}
