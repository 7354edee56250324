import APIContract
import Model

extension TokenView {
    /// - Parameter secret: the token itself, for the one answer that shows it.
    init(_ token: APIToken, secret: String? = nil) {
        self.init(
            id: token.id.description, name: token.name, prefix: token.prefix, teamId: token.teamID?.description, projectId: nil,
            permissions: token.permissions.map { $0.map(\.rawValue).sorted() } ?? ["*"], createdAt: token.createdAt,
            expiresAt: token.expiresAt, lastUsedAt: token.lastUsedAt, token: secret)
    }
}

extension TokenCreateRequest {
    /// The team to bind it to; nil for a personal token.
    func team() throws(ValidationError) -> TeamID? {
        var validation = Validation()
        validation.refuseUnsupported(self.projectId != nil, "projectId", "tokens of a project are not built yet")
        validation.refuseUnsupported(self.serviceAccountId != nil, "serviceAccountId", "service accounts are not built yet")
        try validation.finish()
        guard let teamId else { return nil }
        guard let id = TeamID(teamId) else { throw ValidationError(field: "teamId", "must be an id") }
        return id
    }

    /// What it may do at most; nil for all that its creator may.
    func permissionSet() throws(ValidationError) -> Set<Permission>? {
        guard let permissions, permissions != ["*"] else { return nil }
        var validation = Validation()
        validation.require(!permissions.isEmpty, "permissions", "must not be empty")
        var result: Set<Permission> = []
        for (index, text) in permissions.enumerated() {
            let permission = Permission(rawValue: text)
            validation.require(permission != nil, "permissions.\(index)", "is not a permission; `*` stands alone for all")
            if let permission { result.insert(permission) }
        }
        try validation.finish()
        return result
    }
}
