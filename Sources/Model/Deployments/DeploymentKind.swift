/// What a deployment is to change.
package enum DeploymentKind: String, Sendable, Hashable, CaseIterable {
    case deploy
    case redeploy
    case rollback
    case promote
    case scale
    case restart
    case stop
    case start

    /// Whether it makes another release live, so that a newer one of its like replaces it while it waits.
    package var changesRelease: Bool {
        switch self {
        case .deploy, .redeploy, .rollback, .promote: true
        case .scale, .restart, .stop, .start: false
        }
    }

    /// The kinds that a newer deployment of this kind replaces while they wait.
    package var supersedes: Set<Self> {
        self.changesRelease ? Set(Self.allCases.filter(\.changesRelease)) : (self == .scale ? [.scale] : [self])
    }
}
