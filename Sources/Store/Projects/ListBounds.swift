package import Model

/// What a list over several teams may show.
package struct ListBounds: Sendable {
    /// The teams of which it shows all.
    package var teams: [TeamID]
    /// The projects of other teams of which it shows all.
    package var projects: [ProjectID] = []
    /// The environments of other projects of which it shows all.
    package var environments: [EnvironmentID] = []

    package init(teams: [TeamID] = []) {
        self.teams = teams
    }
}
