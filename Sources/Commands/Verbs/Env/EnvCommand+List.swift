import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// List an application's variables; the values of secrets never come back.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List an application's variables; the values of secrets never come back.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                session.print(try await session.client.variables(id), self.output, VariableTable.lines)
                return .done
            }
        }
    }
}
