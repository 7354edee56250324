import Model

extension Role {
    private static let all = Set(Permission.allCases)
    private static let deleting: Set<Permission> = [.applicationDelete, .domainDelete, .projectDelete]
    private static let developing = Self.all.subtracting(Self.deleting).subtracting([.auditRead])
    private static let reading: Set<Permission> = [
        .applicationRead, .deploymentRead, .domainRead, .environmentRead, .logRead, .projectRead, .teamRead, .variableRead,
    ]
    private static let deploying = Self.reading.union([.applicationDeploy, .deploymentCancel])

    /// What the role may do: a developer never deletes, a deployer only deploys and reads, a viewer reads.
    var permissions: Set<Permission> {
        switch self {
        case .owner, .admin: Self.all
        case .developer: Self.developing
        case .deployer: Self.deploying
        case .viewer: Self.reading
        }
    }
}
