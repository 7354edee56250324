import Model

extension Role {
    private static let all = Set(Permission.allCases)
    private static let deleting: Set<Permission> = [.applicationDelete, .domainDelete, .environmentDelete, .projectDelete, .teamDelete]
    private static let developing = Self.all.subtracting(Self.deleting).subtracting([.auditRead, .teamUpdate])
    private static let reading: Set<Permission> = [
        .applicationRead, .deploymentRead, .domainRead, .environmentRead, .logRead, .projectRead, .teamRead, .variableRead,
    ]
    private static let deploying = Self.reading.union([.applicationDeploy, .deploymentCancel])

    /// What the role may do: only an owner ends the team, a developer never deletes, a deployer only deploys and reads, a viewer reads.
    var permissions: Set<Permission> {
        switch self {
        case .owner: Self.all
        case .admin: Self.all.subtracting([.teamDelete])
        case .developer: Self.developing
        case .deployer: Self.deploying
        case .viewer: Self.reading
        }
    }
}
