/// A place where roles are bound and where resources are: the system, a team, a project, or an environment with all that runs in it.
public struct ResourcePath: Hashable, Sendable {
    /// The whole installation, and what belongs to no team.
    public static let system = Self(level: .system, team: .none, project: .none, environment: .none)

    /// How far down it is.
    public let level: ScopeLevel
    let team: ScopeID
    private let project: ScopeID
    private let environment: ScopeID

    private init(level: ScopeLevel, team: ScopeID, project: ScopeID, environment: ScopeID) {
        self.level = level
        self.team = team
        self.project = project
        self.environment = environment
    }

    /// A team, and what is in no project of it.
    public static func team(_ team: ScopeID) -> Self { Self(level: .team, team: team, project: .none, environment: .none) }

    /// A project, and what is in no environment of it.
    public static func project(_ project: ScopeID, of team: ScopeID) -> Self {
        Self(level: .project, team: team, project: project, environment: .none)
    }

    /// An environment, and what is in it.
    public static func environment(_ environment: ScopeID, of project: ScopeID, in team: ScopeID) -> Self {
        Self(level: .environment, team: team, project: project, environment: environment)
    }

    /// Whether the other place is this one or within it.
    public func covers(_ other: Self) -> Bool {
        switch self.level {
        case .system: true
        case .team: other.level >= .team && other.team == self.team
        case .project: other.level >= .project && other.project == self.project && other.team == self.team
        case .environment: other == self
        }
    }
}
