import APIClient
import APIContract
import ArgumentParser

/// Where somebody is a member.
struct MemberTarget: ParsableArguments {
    @Option(help: "The team, by its short name or id; without, the only one that you are in.")
    var team: String?
    @Option(help: "[team/]project, or an id: the roles in it alone.")
    var project: String?
    @Option(help: "An environment of the project, by its short name or id: the roles in it alone.")
    var environment: String?

    func validate() throws {
        if self.environment != nil, self.project == nil { throw ValidationError("--environment needs --project") }
    }

    /// The ids of what is meant.
    func find(_ session: Session) async throws -> MemberPlaceID {
        guard let project = self.project else { return .team(try await session.team(self.team)) }
        let id = try await session.project(project)
        guard let environment = self.environment else { return .project(id, environment: nil) }
        return .project(id, environment: try await session.environment(environment, projectID: id))
    }
}
