/// The two files that a policy is made from.
public struct PolicySources: Hashable, Sendable {
    /// The closed list.
    public let permissions: PolicyFile
    /// The built-in roles.
    public let roles: PolicyFile

    /// Both files as they were read.
    public init(permissions: PolicyFile, roles: PolicyFile) {
        self.permissions = permissions
        self.roles = roles
    }
}
