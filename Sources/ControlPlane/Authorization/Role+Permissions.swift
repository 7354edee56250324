import Model

extension Role {
    private static let reading: Set<Permission> = [
        .applicationRead, .deploymentRead, .domainRead, .environmentRead, .logRead, .projectRead, .teamRead, .variableRead,
    ]

    private static let deleting: Set<Permission> = [.applicationDelete, .domainDelete, .projectDelete]

    /// What the role may do: a developer never deletes, a deployer only deploys and reads, a viewer reads.
    var permissions: Set<Permission> {
        switch self {
        case .owner, .admin: Set(Permission.allCases)
        case .developer: Set(Permission.allCases).subtracting(Self.deleting).subtracting([.auditRead])
        case .deployer: Self.reading.union([.applicationDeploy, .deploymentCancel])
        case .viewer: Self.reading
        }
    }
}
