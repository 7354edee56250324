import APIClient
import APIContract

/// Finds what a user named, through the API.
struct ReferenceResolver {
    /// The environment that is meant where none is named and an application is in several.
    static let defaultEnvironment = "production"

    let client: RoostClient

    /// The id of a team by slug or id; without a reference, of the only team.
    ///
    /// - Parameter hint: how to name one, for whoever is in several.
    func teamID(_ reference: String?, hint: String = "name one with --team") async throws -> String {
        let teams = try await self.client.me().value.teams
        guard let reference else {
            if teams.count == 1, let team = teams.first { return team.id }
            throw CommandFailure("you are in \(teams.count) teams: \(hint)")
        }
        guard let team = teams.first(where: { $0.slug == reference || $0.id == reference }) else {
            throw CommandFailure("there is no team '\(reference)' that you are in")
        }
        return team.id
    }

    /// The id of a project.
    func projectID(_ reference: ProjectReference) async throws -> String {
        switch reference {
        case .id(let id): return id
        case .path(let team, let slug):
            let projects = try await self.projects(team: team, slug: slug)
            guard let project = projects.first else { throw CommandFailure("there is no project '\(slug)'") }
            guard projects.count == 1 else { throw CommandFailure("several teams have a project '\(slug)': write team/\(slug)") }
            return project.id
        }
    }

    /// The id of an environment, and of its project.
    func environmentID(_ reference: EnvironmentReference) async throws -> (projectID: String, id: String) {
        let projectID = try await self.projectID(reference.project)
        let environments = try await self.client.all { after throws(ClientError) in
            try await self.client.environments(projectID: projectID, after: after)
        }
        guard let environment = environments.first(where: { $0.slug == reference.slug }) else {
            throw CommandFailure("there is no environment '\(reference.slug)' in that project")
        }
        return (projectID, environment.id)
    }

    /// The id of an application.
    func applicationID(_ reference: ApplicationReference) async throws -> String {
        guard case .path(let paths) = reference else {
            guard case .id(let id) = reference else { throw CommandFailure("no application is named") }
            return id
        }
        var found: Set<String> = []
        for path in paths {
            for project in try await self.projects(team: path.team, slug: path.project) {
                if let id = try await self.application(path, projectID: project.id) { found.insert(id) }
            }
        }
        guard let id = found.first else {
            throw CommandFailure("there is no application '\(paths.first?.application ?? "")' there, or you may not see it")
        }
        guard found.count == 1 else {
            throw CommandFailure("several applications go by that name: write team/project/environment/app, or the id")
        }
        return id
    }

    /// The projects with this slug, of one team where it is given.
    func projects(team: String?, slug: String) async throws -> [ProjectView] {
        var teamID: String?
        if let team {
            guard let found = try await self.client.me().value.teams.first(where: { $0.slug == team }) else { return [] }
            teamID = found.id
        }
        let projects = try await self.client.all { after throws(ClientError) in
            try await self.client.projects(teamID: teamID, after: after)
        }
        return projects.filter { $0.slug == slug && (teamID == nil || $0.teamId == teamID) }
    }

    private func application(_ path: ApplicationReference.Path, projectID: String) async throws -> String? {
        let applications = try await self.client.all { after throws(ClientError) in
            try await self.client.applications(projectID: projectID, environment: path.environment, after: after)
        }
        let matches = applications.filter {
            $0.slug == path.application && (path.environment == nil || $0.environment == path.environment)
        }
        if matches.count <= 1 { return matches.first?.id }
        guard let usual = matches.first(where: { $0.environment == Self.defaultEnvironment }) else {
            throw CommandFailure("'\(path.application)' is in several environments: write \(path.project)/ENVIRONMENT/\(path.application)")
        }
        return usual.id
    }
}
