import FoundationEssentials
import Model
import Policy

extension ScopeID {
    /// The bits of the UUID.
    init<Entity>(_ id: Identifier<Entity>) {
        let uuid = id.rawValue.uuid
        func word(_ bytes: UInt8...) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(
            high: word(uuid.0, uuid.1, uuid.2, uuid.3, uuid.4, uuid.5, uuid.6, uuid.7),
            low: word(uuid.8, uuid.9, uuid.10, uuid.11, uuid.12, uuid.13, uuid.14, uuid.15))
    }
}

extension RolePlace {
    /// The place, of a team.
    func path(in team: ScopeID) -> ResourcePath {
        switch self {
        case .team: .team(team)
        case .project(let id): .project(ScopeID(id), of: team)
        case .environment(let id, let project): .environment(ScopeID(id), of: ScopeID(project), in: team)
        }
    }
}
