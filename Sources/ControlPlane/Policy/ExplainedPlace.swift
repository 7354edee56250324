import Model
import Policy

/// Where something is asked about, and how people call it.
struct ExplainedPlace: Sendable {
    static let system = Self(name: "system", path: .system, kind: nil, team: nil)

    let name: String
    let path: ResourcePath
    let kind: EnvironmentKind?
    /// nil for the whole installation.
    let team: Team?
}
