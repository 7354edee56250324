import APIClient
import APIContract
import ArgumentParser

/// Whose variables a command is about: an application, or a project or an environment that shares them.
struct VariableTarget: ParsableArguments {
    @Option(help: "The project that shares the variables, [team/]project or an id, instead of an application.")
    var project: String?
    @Option(help: "The environment that shares the variables, [team/]project/environment, instead of an application.")
    var environment: String?

    mutating func validate() throws {
        guard self.project == nil || self.environment == nil else {
            throw ValidationError("--project and --environment cannot be given together")
        }
    }

    /// The owner, and the words that are left: the first of them names the application where no option names another owner.
    func resolve(_ words: [String], in session: Session) async throws -> (place: VariablePlace, rest: [String]) {
        if let project { return (.project(try await session.project(project)), words) }
        if let environment {
            let (projectID, id) = try await session.environment(environment)
            return (.environment(id, projectID: projectID), words)
        }
        guard let app = words.first else { throw CommandFailure("name an application, or --project or --environment") }
        return (.application(try await session.application(app)), Array(words.dropFirst()))
    }
}
