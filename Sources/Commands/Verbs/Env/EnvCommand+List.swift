import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// List variables; the values of secrets never come back.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List variables; the values of secrets never come back.")

        @Argument(help: "APP, unless --project or --environment is given: [team/]project/[environment/]app, or an id.")
        var words: [String] = []
        @OptionGroup var target: VariableTarget
        @Flag(help: "Also those that the application gets from its environment and its project, each with where it comes from.")
        var effective = false
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let (place, rest) = try await self.target.resolve(self.words, in: session)
                guard rest.isEmpty else { throw CommandFailure("one application at a time") }
                guard self.effective else {
                    session.print(try await session.client.variables(of: place), self.output, VariableTable.lines)
                    return .done
                }
                guard case .application(let id) = place else { throw CommandFailure("--effective is about an application") }
                session.print(try await session.client.effectiveVariables(id), self.output, VariableTable.lines)
                return .done
            }
        }
    }
}
