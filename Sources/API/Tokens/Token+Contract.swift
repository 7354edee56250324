import APIContract
import ControlPlane
import Model

extension TokenView {
    /// - Parameter secret: the token itself, for the one answer that shows it.
    init(_ token: APIToken, secret: String? = nil) {
        self.init(
            id: token.id.description, name: token.name, prefix: token.prefix, teamId: token.teamID?.description,
            projectId: token.projectID?.description,
            permissions: token.permissions.map { $0.map(\.rawValue).sorted() } ?? ["*"], createdAt: token.createdAt,
            expiresAt: token.expiresAt, lastUsedAt: token.lastUsedAt, token: secret)
    }
}

extension TokenCreateRequest {
    /// What is asked for, with every id that it names read.
    func input() throws(ValidationError) -> TokenInput {
        TokenInput(
            name: self.name, team: try Self.id(self.teamId, "teamId"), project: try Self.id(self.projectId, "projectId"),
            account: try Self.id(self.serviceAccountId, "serviceAccountId"), permissions: try self.permissionSet(),
            expiresAt: self.expiresAt)
    }

    private static func id<Entity>(_ text: String?, _ field: String) throws(ValidationError) -> Identifier<Entity>? {
        guard let text else { return nil }
        guard let id = Identifier<Entity>(text) else { throw ValidationError(field: field, "must be an id") }
        return id
    }

    /// What it may do at most; nil for all that its creator may.
    private func permissionSet() throws(ValidationError) -> Set<Permission>? {
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
