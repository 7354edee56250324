package import APIClient
package import APIContract
package import DockerEngine
internal import Foundation
internal import Synchronization

/// A whole installation of the built programs, as a user has it: the first user is registered and has a token.
package struct Installation: Sendable {
    /// The processes behind it.
    package let server: InstallationServer
    /// The API with the first user's token.
    package let client: RoostClient
    /// The first user's token.
    package let token: String
    /// The first user's name, which is also the slug of the team.
    package let username: String
    /// The first user's team.
    package let teamID: String
    /// The engine that the installation uses.
    package let docker: DockerClient
    let teams: TeamList

    /// The installation that the suite around the running test shares.
    @TaskLocal package static var current: Installation?

    /// The installation that the suite around the running test shares.
    package static var shared: Installation {
        get throws {
            guard let current else { throw DockerLabError(description: "the suite has no platform") }
            return current
        }
    }

    /// Makes a team that is cleaned up at the end.
    package func makeTeam(_ slug: String) async throws -> TeamView {
        let team = try await self.client.createTeam(TeamCreateRequest(slug: slug)).value
        self.teams.add(team.id)
        return team
    }

    /// A slug that nothing else of this installation has.
    package static func slug(_ prefix: String) -> String {
        prefix + "-" + String(UInt64.random(in: 0 ... .max), radix: 36).prefix(8)
    }

    /// Makes a project in the first user's team.
    package func makeProject(_ slug: String = slug("shop"), teamID: String? = nil) async throws -> ProjectView {
        let project = try await self.client.createProject(ProjectCreateRequest(teamId: teamID ?? self.teamID, slug: slug)).value
        MadeProjects.current?.note(project.id)
        return project
    }

    /// Runs the built command-line program as the first user.
    package func roost(_ arguments: String..., token: String? = nil, within bound: Duration = .seconds(240)) async throws
        -> CommandOutcome
    {
        try await self.roost(arguments, token: token, within: bound)
    }

    /// The same with the arguments in a list.
    package func roost(_ arguments: [String], token: String? = nil, within bound: Duration = .seconds(240)) async throws
        -> CommandOutcome
    {
        try await runCommand(
            try builtProgram("roost"), arguments,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": self.server.folder + "/home", "ROOST_URL": self.server.url,
                "ROOST_TOKEN": token ?? self.token,
            ], within: bound)
    }
}

/// The teams whose objects in the engine belong to one installation.
final class TeamList: Sendable {
    private let ids = Mutex<[String]>([])
    func add(_ id: String) { self.ids.withLock { $0.append(id) } }
    var all: [String] { self.ids.withLock { $0 } }
}
