internal import APIClient
internal import APIContract

extension ContractWorld {
    /// What requests may delete and restore; the first half of each kind is deleted already.
    func doomedThings(on platform: Installation) async throws -> [String: [String]] {
        let client = platform.client
        var words = ["team", "project", "environment", "application"].reduce(into: ["token": [String]()]) { $0["doomed-\($1)"] = [] }
        for number in 0..<Self.doomedCount {
            let team = try await client.createTeam(TeamCreateRequest(slug: Installation.slug("doomed"))).value
            words["doomed-team"]?.append(team.id)
            let project = try await client.createProject(
                ProjectCreateRequest(teamId: platform.teamID, slug: Installation.slug("doomed"))
            ).value
            words["doomed-project"]?.append(project.id)
            let environment = try await client.createEnvironment(
                projectID: self.projectID, EnvironmentCreateRequest(slug: "doomed-\(number)")
            ).value
            words["doomed-environment"]?.append(environment.id)
            // Where requests deploy it, that ends before a container begins.
            let application = try await platform.makeApplication(
                image: Self.absentImage(platform), project: self.projectID, slug: "doomed-\(number)")
            words["doomed-application"]?.append(application.id)
            words["token"]?.append(try await client.createToken(TokenCreateRequest(name: "doomed \(number)")).value.id)
            guard number < Self.doomedCount / 2 else { continue }
            try await client.deleteTeam(team.id)
            try await client.deleteProject(project.id)
            try await client.deleteEnvironment(environment.id, projectID: self.projectID)
            try await client.deleteApplication(application.id)
        }
        return words
    }
}
