import Model
import Store

/// What one may ask about: the whole installation, a place by its slugs, or an object by its id.
enum ExplainedResource: Sendable, Hashable {
    static let forms = "system, TEAM[/PROJECT[/ENVIRONMENT]] by their slugs, or team:ID, project:ID, application:ID or deployment:ID"

    case system
    case place(PlaceSlugs)
    case object(ResourceReference)

    /// nil for what has none of the ``forms``.
    init?(_ text: String) {
        // No slug has a colon.
        guard let colon = text.firstIndex(of: ":") else {
            guard text != ExplainedPlace.system.name else {
                self = .system
                return
            }
            guard let slugs = PlaceSlugs(text) else { return nil }
            self = .place(slugs)
            return
        }
        let id = String(text[text.index(after: colon)...])
        let reference: ResourceReference? =
            switch text[..<colon] {
            case "team": TeamID(id).map { .team($0) }
            case "project": ProjectID(id).map { .project($0) }
            case "application": ApplicationID(id).map { .application($0) }
            case "deployment": DeploymentID(id).map { .deployment($0) }
            default: nil
            }
        guard let reference else { return nil }
        self = .object(reference)
    }
}

extension ResourceReference {
    /// What is at a place of a team.
    init(_ place: TenantPlace, of team: TeamID) {
        self =
            switch place {
            case .team: .team(team)
            case .project(let id): .project(id)
            case .environment(let id, _, let project): .environment(id, of: project)
            }
    }
}
